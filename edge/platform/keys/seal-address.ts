import { FOR_GOOD } from './keep-until.ts'
import { openText, sealText, type TextPlace } from './seal-text.ts'

/** `reference`: of a calendar of hers. */
const placeOf = ({ tenantId, reference }: TextPlace): TextPlace => ({ tenantId, reference: `${reference}:calendar` })

/** The address of a calendar of hers: whoever has it can read that calendar, so that it is sealed as a client's details are. */
export const sealAddress = (env: PlatformEnv, place: TextPlace, address: string): Promise<string> =>
  sealText(env, placeOf(place), { text: address, until: FOR_GOOD })

/** Undefined where it cannot be opened. */
export const openAddress = (env: PlatformEnv, place: TextPlace, sealed: string): Promise<string | undefined> =>
  openText(env, placeOf(place), sealed)
