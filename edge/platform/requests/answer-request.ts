import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { answerWish } from '../../../db/queries/move-request.ts'
import { offerTimes, withdrawTimes } from '../../../db/queries/offers.ts'
import { changeBooking, type RequestRow, selectRequest, undoAnswer } from '../../../db/queries/requests.ts'
import { updateSealed } from '../../../db/queries/sealed-words.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { cleanMessage, cutText } from '../../../tenants/contract/clean-text.ts'
import { WORDS_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { formatLocalTime } from '../../../tenants/contract/noon-words.ts'
import { localText } from '../html/format-when.ts'
import { sealWords } from '../keys/seal-words.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import type { Outcome } from './booking-words.ts'
import { parseSeen } from './parse-seen.ts'
import { type OutsideHours, planOffers } from './plan-offers.ts'
import type { RequestPlace } from './read-request.ts'

/** What came of an answer. `unsent`: her words, where they went nowhere. */
export type Answered = { outcome: Outcome; unsent: string } | Refused

/** The times cannot be offered, and nothing was done: what is wrong with them, and all that the form had. */
export interface Refused {
  problems: string[]
  chosen: string[]
  words: string
  /** Those outside her hours, which nothing is wrong with if she means them. */
  outside?: OutsideHours[]
}

/**
 * Her answer to a request, from her app or from a mail's link: `do` is change (with `to`), undo, offer (with `time`s) or withdraw. Her words go with it, sealed,
 * and only where something came of it. The caller sends the mails. Undefined: the form is none of these.
 */
export async function answerRequest(
  env: PlatformEnv,
  place: RequestPlace,
  { form, now }: { form: FormData; now: Date },
): Promise<Answered | undefined> {
  const { tenantId, reference } = place
  const deed = String(form.get('do') ?? (form.has('to') ? 'change' : ''))
  if (deed === 'withdraw') {
    const outcome = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => withdrawTimes(tx, tenantId, reference))
    return { outcome, unsent: '' }
  }
  if (deed === 'undo') return takeBack(env, place)
  if (deed === 'agree' || deed === 'keep') return answerMove(env, place, form)
  if (deed !== 'change' && deed !== 'offer') return undefined
  const [booking, rules] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectRequest(tx, tenantId, reference), selectBookingRules(tx, tenantId)]),
  )
  const typed = String(form.get('words') ?? '')
  if (!booking) return { outcome: 'not_found', unsent: typed }
  const words = cutText(cleanMessage(typed), WORDS_LENGTH_MAX)
  const { endsAt, keepDays } = booking
  const kind = deed === 'offer' ? 'offer-words' : 'words'
  const sealed = words === '' ? null : await sealWords(env, { ...place, kind }, { text: words, endsAt, keepDays })
  // A step without a field for words, such as "It took place", leaves those of the answer as they are.
  const keepWords = async (tx: TransactionSql) => {
    if (form.has('words')) await updateSealed(tx, tenantId, { reference, kind, sealed })
  }
  if (deed === 'change') {
    const [to, seen] = [String(form.get('to') ?? ''), parseSeen(String(form.get('seen') ?? ''))]
    const outcome = await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
      const changed = await changeBooking(tx, tenantId, { reference, to, actor: 'companion', seen, isTapped: true })
      if (changed === 'changed') await keepWords(tx)
      return changed
    })
    return { outcome, unsent: outcome === 'changed' ? '' : words }
  }
  return offerOther(env, place, { booking, rules, form, words, now, keepWords })
}

interface Offering {
  booking: RequestRow
  rules: BookingRules | undefined
  form: FormData
  words: string
  now: Date
  keepWords: (tx: TransactionSql) => Promise<void>
}

/** Other times instead of an answer; where one is outside her hours, once she has said that she means it. */
async function offerOther(
  env: PlatformEnv,
  { tenantId, reference }: RequestPlace,
  { booking, rules, form, words, now, keepWords }: Offering,
): Promise<Answered> {
  const { locale, startsAt } = booking
  const chosen = form.getAll('time').map(String)
  const planned = planOffers(chosen, booking, { rules, locale, now })
  if ('problems' in planned) return { problems: planned.problems, chosen, words }
  const { outside } = planned
  const meant = String(form.get('anyway') ?? '').split(' ')
  if (outside.some(({ time }) => !meant.includes(time))) return { problems: [], chosen, words, outside }
  const { outcome, taken, blocked } = await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const offered = await offerTimes(tx, tenantId, { reference, starts: planned.starts })
    if (offered.outcome === 'offered') await keepWords(tx)
    return offered
  })
  if (outcome !== 'slot_taken') return { outcome, unsent: outcome === 'offered' ? '' : words }
  const hers = new Set(blocked.map(Number))
  const problems = taken.map((start) => takenWords(new Moment(start, startsAt), { locale, isHers: hers.has(Number(start)) }))
  return { problems, chosen, words, outside }
}

/** Her answer to a client who asks to move an appointment: of the times that she has seen, or nothing. */
async function answerMove(env: PlatformEnv, { tenantId, reference }: RequestPlace, form: FormData): Promise<Answered> {
  const text = (name: string) => String(form.get(name) ?? '')
  const seen = parseSeen(text('seen'))
  if (!seen || !/^\d{1,9}$/.test(text('wish'))) return { outcome: 'moved', unsent: '' }
  const wish = new Date(Number(text('wish')) * 60_000)
  const answer = { reference, to: text('do') === 'agree' ? 'confirmed' : 'kept', wish, seen } as const
  const outcome = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => answerWish(tx, tenantId, answer))
  return { outcome, unsent: '' }
}

/** Undoes her answer. Its words were of an answer that was never given. */
async function takeBack(env: PlatformEnv, { tenantId, reference }: RequestPlace): Promise<Answered> {
  const isUndone = await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const undone = await undoAnswer(tx, tenantId, reference)
    if (undone) await updateSealed(tx, tenantId, { reference, kind: 'words', sealed: null })
    return undone
  })
  return { outcome: isUndone ? 'reopened' : 'too_late', unsent: '' }
}

function takenWords(start: Moment, { locale, isHers }: { locale: string; isHers: boolean }): string {
  const told = formatLocalTime(localText(start), locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  })
  return isHers
    ? `${told}: you have blocked that time or the break after it, or your own calendar has something then.`
    : `${told} is taken: another booking, or another offer, has that time.`
}
