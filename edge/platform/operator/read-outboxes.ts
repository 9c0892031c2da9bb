export interface OutboxStatus {
  waiting: number
  oldestSeconds: number
  dead: number
  /** Requests whose details cannot be opened. */
  unreadable: number
}

/** What waits at the edge, by tenant; undefined where an outbox does not answer. */
export async function readOutboxes(
  env: PlatformEnv,
  tenants: readonly { tenantId: string }[],
): Promise<Map<string, OutboxStatus | undefined>> {
  const read = async ({ tenantId }: { tenantId: string }) =>
    [
      tenantId,
      await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
        .status(tenantId)
        .catch(() => undefined),
    ] as const
  return new Map(await Promise.all(tenants.map(read)))
}
