import type { RequestRow } from '../../../db/queries/requests.ts'
import { logEvent } from '../../http/log.ts'
import { depositNote, priceWords } from '../html/client-costs.ts'
import { clientLanguage } from '../html/client-when.ts'
import { type Standing, stateSentence } from '../html/own-state.ts'
import { openText, sealHelps } from '../keys/seal-text.ts'

// A client's own page while Postgres is away: how the request stood when its client was last told of it, by a mail or by the page itself. Nothing that the
// client wrote is in it. Kept in the outbox, sealed to the key of the request, so that it goes for good when that does; only the link of a mail leads to it.

interface Told {
  request: ToldRequest
  now: Date
}

/** Keeps how one request stands that a client was told of. */
export type Remember = (tenantId: string, told: Told) => Promise<void>

type ToldRequest = Standing &
  Pick<RequestRow, 'reference' | 'startsAt' | 'endsAt' | 'city' | 'spoken' | 'contactEmail' | 'priceCents' | 'currency'> & {
    isVisit?: boolean | undefined
    deposit: { words: string; note: string } | undefined
  }

export interface Known {
  /** When it was so, and from when to when the request is: milliseconds since 1970. */
  at: number
  startsAt: number
  endsAt: number
  timeZone: string
  city: string
  spoken: RequestRow['spoken']
  contactEmail: string
  isAppointment: boolean
  /** What it costs and whose place it is at, as the client was told. Absent: kept by the version before, or not to be told. */
  isVisit?: boolean | undefined
  price?: string
  deposit?: string | undefined
  /** How it stands, in the client's language. */
  sentence: string
}

const outboxOf = (env: PlatformEnv, tenantId: string) => env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
const nameOf = (reference: string) => `${reference}:known`

/** Keeps how these stand, and forgets those that are over. Never throws: it is a help, and what it helps goes on without it. */
export async function keepKnown(env: PlatformEnv, tenantId: string, all: readonly Told[]): Promise<void> {
  try {
    const on = all.filter(isOn)
    const texts = on.map((told) => ({
      reference: nameOf(told.request.reference),
      text: JSON.stringify(knownOf(told)),
      until: told.request.endsAt.at,
    }))
    const sealed = new Map((await sealHelps(env, tenantId, texts)).map((each, index) => [on[index], each]))
    const kept = all.map((told) => ({
      reference: told.request.reference,
      until: told.request.endsAt.at,
      ...(sealed.has(told) && { sealed: sealed.get(told) }),
    }))
    await outboxOf(env, tenantId).keepAllKnown(kept)
  } catch (error) {
    logEvent('requests_not_remembered', { tenant: tenantId, count: all.length, error })
  }
}

const isOn = ({ request: { status, endsAt }, now }: Told): boolean =>
  (status === 'pending' || status === 'confirmed') && endsAt.isAfter(now)

function knownOf({ request, now }: Told): Known {
  const { startsAt, endsAt, city, spoken, contactEmail, status, wasConfirmed, isVisit, deposit } = request
  const language = clientLanguage(spoken)
  return {
    at: now.getTime(),
    ...{ startsAt: startsAt.at, endsAt: endsAt.at, timeZone: startsAt.timeZone, city: city.raw, spoken, contactEmail },
    isAppointment: status === 'confirmed' || wasConfirmed,
    isVisit,
    price: priceWords(request, language),
    deposit: deposit && depositNote(deposit, language),
    sentence: stateSentence(request, language),
  }
}

/** Undefined where nothing is known of it. */
export async function readKnown(
  env: PlatformEnv,
  { tenantId, reference }: { tenantId: string; reference: string },
): Promise<Known | undefined> {
  const sealed = await outboxOf(env, tenantId).known(reference)
  const text = sealed === null ? undefined : await openText(env, { tenantId, reference: nameOf(reference) }, sealed)
  return text === undefined ? undefined : (JSON.parse(text) as Known)
}
