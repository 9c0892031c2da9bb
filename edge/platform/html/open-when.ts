import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'

/** Until when a request can be answered: by her, at the latest when it begins; by the client, as long as one of the times on offer can be picked. */
export function openWhen({ holdExpiresAt, startsAt }: Pick<RequestRow, 'holdExpiresAt' | 'startsAt'>, offers: readonly Offer[]): Moment {
  const last = offers.at(-1)?.startsAt ?? startsAt
  return holdExpiresAt.isAfter(last) ? last : holdExpiresAt
}
