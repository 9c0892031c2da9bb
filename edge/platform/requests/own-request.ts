import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { selectSteps } from '../../../db/queries/booking-steps.ts'
import { type MoveOutcome, moveRequest, type RequestMove, selectMovable, takeWishBack } from '../../../db/queries/move-request.ts'
import { pickTime, selectOffers } from '../../../db/queries/offers.ts'
import { changeBooking, confirmAddress, type RequestRow, reconfirm, selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed } from '../../../db/queries/sealed-words.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { REQUEST_MOVES_MAX } from '../../../tenants/contract/limits.ts'
import { isOffered } from '../../http/plan-start.ts'
import { dueDeposit } from '../html/deposit-words.ts'
import { localText } from '../html/format-when.ts'
import { isVisitTo } from '../html/where-words.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { openRequest } from '../keys/open-request.ts'
import { readRequestLink } from '../keys/request-link.ts'
import { openWords } from '../keys/seal-words.ts'
import { renderIcs } from '../mail/render-ics.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { tenantLimits } from '../postgres/tenant-limits.ts'
import type { OwnRequest } from './own-request-page.tsx'

// What a client sees of a request, and does with it, behind the link of a mail (site-api.ts).

interface OwnPlace {
  tenantId: string
  reference: string
}

/** The request of a client's link; undefined where it is not one of this tenant's. */
export async function readOwnLink(env: PlatformEnv, tenantId: string, token: string): Promise<OwnPlace | undefined> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'client' })
  return link?.tenantId === tenantId ? link : undefined
}

export async function readOwnRequest(env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<OwnRequest | undefined> {
  const [stored, offered, sealed, offerSealed, rules, steps] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectRequest(tx, tenantId, reference),
      selectOffers(tx, tenantId, reference),
      selectSealed(tx, tenantId, { reference, kind: 'words' }),
      selectSealed(tx, tenantId, { reference, kind: 'offer-words' }),
      selectBookingRules(tx, tenantId),
      selectSteps(tx, tenantId, reference),
    ]),
  )
  if (!stored) return undefined
  // What the mail has not said yet she can still take back: until it leaves, the page says what it said before.
  const row = stored.isUntold ? ({ ...stored, status: 'pending' } as const) : stored
  const offers = stored.isOfferUntold ? [] : offered
  // Of an answer that stands: words with a time that was cancelled since would say the opposite.
  const isAnswered = row.status === 'confirmed' || row.status === 'declined'
  const current = offers.length > 0 ? offerSealed : isAnswered ? sealed : null
  const words = (await openWords(env, { tenantId, reference, kind: 'words' }, current)) ?? ''
  // Anybody can send a form in anybody's name: what was written is shown to whoever has said that it was them.
  const asked = await openRequest(env, tenantId, row)
  const opened = row.emailCheck === 'asked' ? null : asked
  // Of an entry it is what she wrote, to remember.
  const client = opened && row.isEntry ? { ...opened, message: null } : opened
  const deposit = dueDeposit(row, rules, steps)
  const cancellation = (row.status === 'confirmed' && (row.spoken.cancellation ?? rules?.policy.cancellation)) || ''
  return {
    ...row,
    offers,
    words,
    isVisit: isVisitTo(asked, row),
    client,
    deposit,
    cancellation,
    canCancel: row.clientSteps.includes('cancelled'),
    canMove: canMove(row, offered.length),
  }
}

/** The neutral file of the mail that confirmed it, as the appointment is now; undefined where none stands. */
export async function readOwnCalendar(env: PlatformEnv, place: OwnPlace | undefined): Promise<Response | undefined> {
  if (!place) return undefined
  const { tenantId, reference } = place
  const row = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, reference))
  if (row?.status !== 'confirmed') return undefined
  const { content, filename } = renderIcs(row, { organizer: env.MAIL_FROM, isCancelled: false })
  return new Response(content, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      // A name in another script goes beside one in ASCII (RFC 6266, 4.3).
      'Content-Disposition': `attachment; filename="appointment.ics"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
    },
  })
}

/** What selectMovable says of an appointment. */
const canMove = ({ status, isEntry, setAside, startsAt }: RequestRow, offers: number): boolean =>
  status === 'confirmed' && !isEntry && setAside === null && offers === 0 && startsAt.isAfter(new Date())

/** Whether mails are to be sent. */
export async function cancelOwnRequest(env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<boolean> {
  const change = { reference, to: 'cancelled', actor: 'client' } as const
  return (await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => changeBooking(tx, tenantId, change))) === 'changed'
}

/** Whether mails may have to be sent: of a request that came in a flood, she is told now. */
export async function confirmOwnAddress(env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<boolean> {
  const confirmed = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    confirmAddress(tx, tenantId, { reference, limits: tenantLimits(env) }),
  )
  return confirmed === 'confirmed'
}

/** "Yes, I’ll be there". Nobody is mailed: she sees it where the appointment stands. */
export async function reconfirmOwnRequest(env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<boolean> {
  return inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => reconfirm(tx, tenantId, reference))
}

/** `minutes`: of the time that was tapped, since 1970. */
export async function pickOwnTime(
  env: PlatformEnv,
  { tenantId, reference }: OwnPlace,
  minutes: string,
): Promise<Awaited<ReturnType<typeof pickTime>>> {
  if (!/^\d{1,9}$/.test(minutes)) return 'gone'
  const startsAt = new Date(Number(minutes) * 60_000)
  return inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => pickTime(tx, tenantId, { reference, startsAt }))
}

/** What of a request can be moved, as her form has it: `startsAt` by the clock of its place. */
export interface Movable {
  service: string
  startsAt: string
  hours: number
  city: string
  /** Of the client: she comes there, which decides the price. */
  hasAddress: boolean
  /** The time that it keeps from others, milliseconds since 1970. */
  held: { from: number; to: number } | null
  /** It stands, and moves when she agrees: for the length that it has. Absent: a platform of the version before. */
  isConfirmed?: boolean
  /** What it has been told to cost; null: on request. Absent: a platform of the version before. */
  priceCents?: number | null
  /** The time that she has been asked to move it to, as `startsAt` and `held` are told. */
  wish?: { startsAt: string; from: number; to: number } | null
}

/** Null where it has been answered, where other times are on offer, and where nobody can tell any more what it was. */
export async function readMovableRequest(env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<Movable | null> {
  const row = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectMovable(tx, tenantId, reference))
  const client = row && (await openRequest(env, tenantId, { reference, clientSealed: row.clientSealed }))
  if (!row || !client) return null
  const { serviceId: service, startsAt, endsAt, held, isConfirmed, priceCents, wish } = row
  const hours = (endsAt.at - startsAt.at) / 3_600_000
  const hasAddress = client.address !== null
  return {
    ...{ service, startsAt: localText(startsAt), hours, city: startsAt.place, hasAddress, held, isConfirmed, priceCents },
    wish: wish && { ...wish, startsAt: localText(wish.startsAt) },
  }
}

/** Nobody is mailed: her page and Today ask no more, and its history says why. */
export async function takeOwnWishBack(env: PlatformEnv, place: OwnPlace | undefined): Promise<void> {
  if (!place) return
  const { tenantId, reference } = place
  await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => takeWishBack(tx, tenantId, reference))
}

/** Mails are to be sent where it has moved. The rules of the form are asked once more where it is written. */
export async function moveOwn(env: PlatformEnv, { tenantId, reference }: OwnPlace, move: RequestMove, now: Date): Promise<MoveOutcome> {
  const options = {
    reference,
    move,
    limits: tenantLimits(env),
    movesMax: REQUEST_MOVES_MAX,
    isOffered: (asked: RequestMove, rules: BookingRules) => isOffered({ ...asked, receivedAt: now.toISOString() }, rules),
  }
  return inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => moveRequest(tx, tenantId, options))
}
