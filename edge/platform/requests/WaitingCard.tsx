import type { WaitingRow } from '../../../db/queries/waiting-for-her.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import type { Client } from '../keys/open-request.ts'
import { RequestCard } from './RequestCard.tsx'
import { WishCard } from './WishCard.tsx'

interface WaitingCardProps {
  row: WaitingRow
  client: Client | undefined
  rules: BookingRules | undefined
  isDepositTold: boolean
  money: { locale: string; currency: string }
  now: Date
  here: string
  /** As of RequestCard. */
  isOpen?: boolean
}

/** What waits for her, with the answers in place: a request, or an appointment that its client asks to move. */
export function WaitingCard({ row, ...props }: WaitingCardProps) {
  const { wishAt } = row
  if (wishAt === null) return <RequestCard row={row} {...props} />
  const { client, money, now, here } = props
  return <WishCard row={{ ...row, wishAt }} client={client} money={money} now={now} here={here} />
}
