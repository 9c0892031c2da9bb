import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'

/** Somebody on a waiting list, by the name of the key to the address. */
export interface WaiterPlace {
  tenantId: string
  reference: string
}

const DAY_MS = 86_400_000
/** The key goes with the row (keys_to_destroy). Should Postgres never tell, it goes so long after the leg as it was, which may have been moved since. */
const FORGOTTEN_DAYS = 365

const placeOf = ({ tenantId, reference }: WaiterPlace) => ({ tenantId, reference: `${reference}:waiting` })

/** The address of somebody on a waiting list, sealed to a key of its own. `until`: the last day of the leg. */
export async function sealWaiter(
  env: PlatformEnv,
  place: WaiterPlace,
  { email, until }: { email: string; until: string },
): Promise<string> {
  const details: ClientDetails = { name: '', email, phone: null, address: null, message: null }
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  return keeper.seal(placeOf(place), details, Date.parse(`${until}T00:00Z`) + FORGOTTEN_DAYS * DAY_MS)
}

/** Undefined where it cannot be opened. */
export async function openWaiter(env: PlatformEnv, place: WaiterPlace, sealed: string): Promise<StrangersText | undefined> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const [opened] = await keeper.open(place.tenantId, [{ reference: placeOf(place).reference, sealed }])
  return opened ? new StrangersText(opened.email) : undefined
}
