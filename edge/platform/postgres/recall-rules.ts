import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { RULES_AGE_MS_MAX } from '../../../tenants/contract/limits.ts'
import { isYounger } from '../../http/is-younger.ts'
import { KeptMap } from '../../http/kept-map.ts'

// What a companion's rules were when somebody last asked. While the database is away they are the best that is known.

interface Known {
  rules: BookingRules | undefined
  /** Milliseconds since 1970: when they were read. */
  at: number
}

const TENANTS_MAX = 2000
const known = new KeptMap<string, Known>(TENANTS_MAX)

/** Her rules, read again where they are older than a moment and that is soon done; otherwise those that are known. */
export async function recallRules(
  tenantId: string,
  { read, waitMs }: { read: () => Promise<BookingRules | undefined>; waitMs: number },
): Promise<BookingRules | undefined> {
  const last = known.get(tenantId)
  if (last !== undefined && isYounger(last.at, RULES_AGE_MS_MAX)) return last.rules
  const reading = read().then((rules) => keep(tenantId, rules))
  // Whoever gives up waiting leaves it to whoever asks next.
  reading.catch(() => undefined)
  const given = scheduler.wait(waitMs).then(() => last?.rules)
  return Promise.race([reading, given]).catch(() => last?.rules)
}

function keep(tenantId: string, rules: BookingRules | undefined): BookingRules | undefined {
  known.set(tenantId, { rules, at: Date.now() })
  return rules
}

/** After a write of this isolate; another one's is seen within RULES_AGE_MS_MAX. */
export function outdateRules(tenantId: string): void {
  const last = known.get(tenantId)
  if (last) last.at = 0
}
