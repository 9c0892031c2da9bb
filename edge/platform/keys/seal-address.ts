import { FOR_GOOD } from './keep-until.ts'

/** A calendar of hers, by the name of the key to its address. */
interface AddressPlace {
  tenantId: string
  reference: string
}

const placeOf = ({ tenantId, reference }: AddressPlace) => ({ tenantId, reference: `${reference}:calendar` })

/** The address of a calendar of hers: whoever has it can read that calendar, so that it is sealed as a client's details are. */
export async function sealAddress(env: PlatformEnv, place: AddressPlace, address: string): Promise<string> {
  const details = { name: '', email: '', phone: null, address: null, message: address }
  return env.KEYS.get(env.KEYS.idFromName(place.tenantId)).seal(placeOf(place), details, FOR_GOOD)
}

/** Undefined where it cannot be opened. */
export async function openAddress(env: PlatformEnv, place: AddressPlace, sealed: string): Promise<string | undefined> {
  const keeper = env.KEYS.get(env.KEYS.idFromName(place.tenantId))
  const [opened] = await keeper.open(place.tenantId, [{ reference: placeOf(place).reference, sealed }])
  return opened?.message ?? undefined
}
