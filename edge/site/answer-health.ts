/** 200 as long as requests are taken, else 503; what waits for the database or for a person, and what cannot be opened, is reported next to it. */
export async function answerHealth(env: SiteEnv, tenantId: string): Promise<Response> {
  const [outbox, deadEvents] = await Promise.all([
    env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
      .status(tenantId)
      .catch(() => null),
    countDeadEvents(env, tenantId),
  ])
  if (outbox === null) return Response.json({ status: 'requests cannot be taken', tenant: tenantId, outbox, deadEvents }, { status: 503 })
  return Response.json({ status: outbox.unreadable === 0 ? 'ok' : 'degraded', tenant: tenantId, outbox, deadEvents })
}

/** Null where the database does not say it at once: health must answer without it. */
const countDeadEvents = (env: SiteEnv, tenantId: string): Promise<number | null> =>
  Promise.race([env.SITE_API.countDeadEvents(tenantId).catch(() => null), scheduler.wait(1000).then(() => null)])
