import { REFERENCE_PATTERN } from '../keys/make-reference.ts'

/** What a calendar knows an appointment by (UID), in her feed and in mails. A request has one of its own, and one for each time on offer. */
export const eventId = ({ reference, offeredAt }: { reference: string; offeredAt?: number }): string =>
  offeredAt === undefined ? reference : `${reference}-${offeredAt}`

/** The same of a time that she has blocked. */
export const ownTimeId = ({ blockId, at }: { blockId: string; at: number }): string => `own-${blockId}-${at}`

/** A longer one is nothing of ours, however it is wrapped. */
const ID_LENGTH_MAX = 300
const OWN = new RegExp(`^(${REFERENCE_PATTERN}(-\\d{12,14})?|own-[\\da-f-]{36}-\\d{12,14})$`, 'i')

/**
 * Whether an entry of another calendar is one of ours that came back: it follows her feed, or she has put an appointment's mail into it. The appointment
 * itself, or what she has blocked, takes its time, for as long as it is one.
 */
export const isOwnEvent = (uid: string): boolean => uid.length <= ID_LENGTH_MAX && OWN.test(foreignId(uid.trim()))

/** How Exchange wraps an id that is not its own: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical */
const WRAPPED = /^040000008200E00074C5B7101A82E008[0-9A-F]*7643616C2D55696401000000((?:[0-9A-F]{2})+?)(?:00)*$/i

function foreignId(uid: string): string {
  const hex = WRAPPED.exec(uid)?.[1]
  return hex === undefined ? uid : hex.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}
