/** Names behind requests, in their order; undefined where the details are no longer kept. */
export async function openNames(
  env: PlatformEnv,
  tenantId: string,
  rows: readonly { reference: string | null; clientSealed: string | null }[],
): Promise<({ name: string; email: string } | undefined)[]> {
  const kept = rows.flatMap(({ reference, clientSealed }) =>
    reference === null || clientSealed === null ? [] : [{ reference, sealed: clientSealed }],
  )
  if (kept.length === 0) return rows.map(() => undefined)
  const clients = await env.KEYS.get(env.KEYS.idFromName(tenantId)).open(tenantId, kept)
  const byReference = new Map(kept.map(({ reference }, index) => [reference, clients[index]]))
  return rows.map(({ reference }) => {
    const client = byReference.get(reference ?? '')
    return client ? { name: client.name, email: client.email } : undefined
  })
}
