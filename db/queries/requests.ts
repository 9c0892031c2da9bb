import type { ISql, Sql } from 'postgres'
import type { BookingStatus, RequestState } from '../../tenants/contract/booking.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { type StrangersText, withStrangers } from '../../tenants/contract/strangers-text.ts'
import { acrossTenants } from './across-tenants.ts'
import type { TenantLimits } from './insert-booking.ts'
import type { OfferDeed } from './request-history.ts'
import { type Spoken, type StoredLanguage, spokenOf } from './spoken.ts'
import { withMoments } from './with-moments.ts'

/** Whether the client has confirmed the address: asked and not answered yet, answered, or never asked. */
export type EmailCheck = 'not_asked' | 'asked' | 'confirmed'

/** A booking with what a person needs to know of it; the client's details are sealed. */
export interface RequestRow {
  reference: string
  status: BookingStatus
  state: RequestState
  statusReason: string | null
  service: string
  startsAt: Moment
  endsAt: Moment
  city: StrangersText
  priceCents: number | null
  clientSealed: string | null
  clientHash: string
  channel: string | null
  source: StrangersText | null
  utmCampaign: StrangersText | null
  visitCity: StrangersText | null
  variants: Record<string, string>
  createdAt: Moment
  /** When an unanswered request expires. */
  holdExpiresAt: Moment
  /** When its time is let go: with it, or sooner while the address is not confirmed. In the past: it is not held. */
  heldUntil: Moment
  emailCheck: EmailCheck
  /** Whether it keeps its time from others now. */
  isHeld: boolean
  /** Why it is none of her requests, if it is not. Its client sees what anybody sees. */
  setAside: 'blocked' | 'flood' | null
  tenantName: string
  /** In which she reads of it. */
  locale: string
  /** In which its client does. */
  spoken: Spoken
  currency: string
  contactEmail: string
  host: string
  /** How long the client's details are kept after the appointment. */
  keepDays: number
  /** What the companion can make of it now, and what the client can (open_steps). */
  companionSteps: BookingStatus[]
  clientSteps: BookingStatus[]
  /** Other times are on offer (those that can still be picked are selectOffers), or were when it expired. */
  wasOffered: boolean
  /** What came of them, where nothing else has happened since. */
  lastDeed: OfferDeed | null
  /** When it was to be before the client picked another time, where nothing else has happened since. */
  pickedInstead: Moment | null
  /** The time that the client asks to move the appointment to, which she has not answered. */
  wishAt: Moment | null
  /** How often the appointment has moved since it was first confirmed. */
  moves: number
  /** The mail that tells the client of its status, or of other times, as the ledger has it; null: there is none, and nobody may say there is. */
  clientMail: 'pending' | 'sent' | 'dead' | 'withheld' | null
  /** She entered it herself; nothing can be mailed to its client. */
  isEntry: boolean
  hasNoEmail: boolean
  withoutDeposit: boolean
  /** Two days before, the client is asked whether it stands: asked and not answered, or yes. Null: not asked. */
  reconfirmation: 'asked' | 'yes' | null
  /** Her answer, which its client has not been told of yet. */
  canUndo: boolean
  /** She has answered it, and the mail that says so waits a little: she can take it back, and its client has not heard. */
  isUntold: boolean
  /** The same of other times that she has offered. */
  isOfferUntold: boolean
  /** It is cancelled, and was an appointment before. */
  wasConfirmed: boolean
}

const MOMENTS = ['startsAt', 'endsAt', 'createdAt', 'holdExpiresAt', 'heldUntil'] as const
const STRANGERS = ['city', 'source', 'utmCampaign', 'visitCity'] as const
type StoredRequest = Omit<RequestRow, 'pickedInstead' | 'wishAt' | 'spoken' | (typeof MOMENTS | typeof STRANGERS)[number]> & {
  pickedInstead: Date | null
  wishAt: Date | null
} & StoredLanguage &
  Record<(typeof MOMENTS)[number], Date> &
  Record<Exclude<(typeof STRANGERS)[number], 'city'>, string | null> & { timeZone: string; city: string }

export async function selectRequest(sql: ISql, tenantId: string, reference: string): Promise<RequestRow | undefined> {
  return (await selectRequests(sql, tenantId, [reference])).get(reference)
}

/** Several by their references; the map has those that there are. */
export async function selectRequests(sql: ISql, tenantId: string, references: readonly string[]): Promise<Map<string, RequestRow>> {
  const rows = await sql<StoredRequest[]>`
    select
      b.reference, b.status, request_state(b) as state, b.status_reason as "statusReason", coalesce(b.service_name, b.service_id) as service, b.starts_at as "startsAt", b.ends_at as "endsAt", b.city,
      b.price_cents as "priceCents", b.client_sealed as "clientSealed", b.client_hash as "clientHash", b.channel, b.source,
      b.utm_campaign as "utmCampaign", b.visit_city as "visitCity", b.variants, b.created_at as "createdAt", b.hold_expires_at as "holdExpiresAt",
      least(b.held_until, b.hold_expires_at) as "heldUntil", b.email_check as "emailCheck", b.set_aside as "setAside", b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at) as "isHeld",
      t.name as "tenantName", b.time_zone as "timeZone", t.locale, b.service_id as "serviceId", b.language, t.site_languages as "siteLanguages", t.currency, t.contact_email as "contactEmail", t.host, t.booking_days as "keepDays",
      to_jsonb(open_steps(b, 'companion')) as "companionSteps", to_jsonb(open_steps(b, 'client')) as "clientSteps",
      coalesce((
        select l.deed = 'offered' from booking_log l
        where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and l.to_status <> 'expired' order by l.log_id desc limit 1
      ), false) as "wasOffered",
      nullif(last.deed, 'changed') as "lastDeed", case when last.deed in ('picked', 'agreed', 'changed') then last.from_starts_at end as "pickedInstead", wish_of(b) as "wishAt",
      (
        select count(*)::integer from booking_log l
        where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and l.deed in ('picked', 'agreed', 'changed') and l.from_status = 'confirmed'
      ) as moves,
      (
        select m.status from mails m
        where m.tenant_id = b.tenant_id and m.occasion = b.reference
          and m.kind = case when has_offers(b.tenant_id, b.booking_id) then 'offered' else b.status end || '_client'
      ) as "clientMail",
      b.is_entry as "isEntry", b.has_no_email as "hasNoEmail", b.without_deposit as "withoutDeposit", reconfirmation(b), can_undo_answer(b) as "canUndo",
      is_answer_untold(b) as "isUntold", is_offer_untold(b) as "isOfferUntold",
      b.status = 'cancelled' and exists (
        select from booking_log l where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and l.to_status = 'cancelled' and l.from_status <> 'pending'
      ) as "wasConfirmed"
    from bookings b
    join tenants t using (tenant_id)
    left join lateral (
      select l.deed, l.from_starts_at from booking_log l
      where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and coalesce(l.deed, '') not in ('reconfirmed', 'entered') and (l.deed is distinct from 'changed' or b.is_entry) order by l.log_id desc limit 1
    ) last on true
    where b.tenant_id = ${tenantId} and b.reference = any (string_to_array(${references.join(' ')}::text, ' '))
  `
  return new Map(rows.map((row) => [row.reference, toRequest(row)]))
}

function toRequest(row: StoredRequest): RequestRow {
  const { serviceId: _id, language: _asked, siteLanguages: _known, ...stored } = row
  const booking = withMoments(withStrangers(stored, STRANGERS), MOMENTS)
  const at = (time: Date | null) => time && new Moment(time, booking.startsAt)
  return { ...booking, spoken: spokenOf(row, row), pickedInstead: at(row.pickedInstead), wishAt: at(row.wishAt) }
}

export type ChangeOutcome = 'changed' | 'unchanged' | 'not_allowed' | 'slot_taken' | 'moved' | 'not_found'

/** Changes a booking's status if that is a step from where it stands (db/functions/change_booking.sql). `seen`: the time that was answered. `isTapped`: by a button, so that it can be undone. */
export async function changeBooking(
  sql: ISql,
  tenantId: string,
  {
    reference,
    to,
    actor,
    seen,
    isTapped = false,
  }: { reference: string; to: string; actor: 'client' | 'companion'; seen?: { from: Date; to: Date } | undefined; isTapped?: boolean },
): Promise<ChangeOutcome> {
  const during = seen === undefined ? null : `[${seen.from.toISOString()},${seen.to.toISOString()})`
  const [row] = await sql<[{ outcome: ChangeOutcome }]>`
    select change_booking(
      ${tenantId}::text, ${reference}::text, ${to}::text, ${actor}::text, p_seen => ${during}::text::tstzrange, p_is_tapped => ${isTapped}::boolean
    ) as outcome
  `
  return row.outcome
}

/** The client says that the appointment stands. Whether that is new (db/functions/reminders.sql). */
export async function reconfirm(sql: ISql, tenantId: string, reference: string): Promise<boolean> {
  const [row] = await sql<[{ is_new: boolean }]>`select reconfirm(${tenantId}::text, ${reference}::text) as is_new`
  return row.is_new
}

/** Takes her answer back. False: its client has been told, or is being told now (db/functions/change_booking.sql). */
export async function undoAnswer(sql: ISql, tenantId: string, reference: string): Promise<boolean> {
  const [row] = await sql<[{ isUndone: boolean }]>`select undo_answer(${tenantId}::text, ${reference}::text) as "isUndone"`
  return row.isUndone
}

/** "Yes, it's me": the client has confirmed the address (db/functions/holds.sql). */
export async function confirmAddress(
  sql: ISql,
  tenantId: string,
  { reference, limits }: { reference: string; limits: TenantLimits | null },
): Promise<'confirmed' | 'unchanged' | 'not_found'> {
  const [row] = await sql<[{ outcome: 'confirmed' | 'unchanged' | 'not_found' }]>`
    select confirm_address(${tenantId}::text, ${reference}::text, ${JSON.stringify(limits)}::text::jsonb) as outcome
  `
  return row.outcome
}

/** Lets holds run out and ends what is over. Returns how many bookings changed. */
export async function passTimeOnBookings(sql: Sql): Promise<number> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ changed: number }]>`select pass_time_on_bookings() as changed`
    return row.changed
  })
}
