import type { Moment } from '../../../tenants/contract/moment.ts'

/** From when to when a request was when a form was shown: its client may have changed it since, and she answers what she has read (parse-seen.ts). */
export const Seen = ({ of: { startsAt, endsAt } }: { of: { startsAt: Moment; endsAt: Moment } }) => (
  <input type="hidden" name="seen" value={`${startsAt.at / 60_000}-${endsAt.at / 60_000}`} />
)
