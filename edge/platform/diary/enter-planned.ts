import type { ISql } from 'postgres'
import { type Entry, enterBooking } from '../../../db/queries/entries.ts'
import type { PlannedEntry } from './plan-entry.ts'

/** Its client as it is kept. */
export type SealedClient = Pick<Entry, 'clientSealed' | 'clientHash' | 'phoneHash'>

/** Of an entry that names nobody. */
export const NOBODY: SealedClient = { clientSealed: null, clientHash: '', phoneHash: null }

interface Entering {
  entry: PlannedEntry
  reference: string
  sealed: SealedClient
  bufferMinutes: number
  isTold: boolean
  /** The same one twice is one entry. */
  key: string
}

/** Its reference, also where the key is known; undefined: its time is taken. */
export function enterPlanned(
  sql: ISql,
  tenantId: string,
  { entry, reference, sealed, bufferMinutes, isTold, key }: Entering,
): Promise<string | undefined> {
  const { client, startsAt, endsAt, place, serviceName, priceCents, withoutDeposit } = entry
  const row = {
    ...{ tenantId, reference, idempotencyKey: `entry-${key}`, serviceName, bufferMinutes, priceCents },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), city: place.city, timeZone: place.timeZone },
    ...sealed,
    hasNoEmail: client === null || client.email === '',
    withoutDeposit,
  }
  return enterBooking(sql, row, { isTold })
}
