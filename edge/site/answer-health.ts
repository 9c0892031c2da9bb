/** 200 as long as requests are taken; what waits for the database or for a person is told beside it. */
export async function answerHealth(env: SiteEnv, tenantId: string): Promise<Response> {
  const outbox = await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
    .status()
    .catch(() => undefined)
  return Response.json({ status: outbox === undefined ? 'degraded' : 'ok', tenant: tenantId, outbox: outbox ?? null })
}
