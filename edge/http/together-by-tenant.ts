import { TELL_PATIENCE_MS } from '../../tenants/contract/limits.ts'
import { runTogether } from './run-together.ts'

/**
 * Does for several things of a tenant at once what would be done for each: those that come at the same moment, or while the work for others is under way. The
 * promise is that of the work in which the thing was.
 */
export function togetherByTenant<Item>(
  work: (tenantId: string, items: Item[]) => Promise<unknown>,
): (tenantId: string, item: Item) => Promise<void> {
  const lines = new Map<string, (item: Item) => Promise<void>>()
  const open = (tenantId: string) => {
    let waiting: Item[] = []
    const run = runTogether(
      () => {
        const items = waiting
        waiting = []
        return work(tenantId, items)
      },
      { gatherMs: 0, patienceMs: TELL_PATIENCE_MS },
    )
    const line = (item: Item) => {
      waiting.push(item)
      return run()
    }
    lines.set(tenantId, line)
    return line
  }
  return (tenantId, item) => (lines.get(tenantId) ?? open(tenantId))(item)
}
