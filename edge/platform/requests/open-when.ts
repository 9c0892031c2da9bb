import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'

/** Until when a request that waits can be answered: by her, at the latest when it begins; by the client, as long as the times are held. */
export const openWhen = ({ holdExpiresAt, startsAt }: Pick<RequestRow, 'holdExpiresAt' | 'startsAt'>, offers: readonly Offer[]): Moment =>
  offers.length === 0 && holdExpiresAt.isAfter(startsAt) ? startsAt : holdExpiresAt
