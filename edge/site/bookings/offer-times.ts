import type { Rejection } from '../../../tenants/contract/booking.ts'
import type { ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { nearestStarts } from '../../../tenants/contract/nearest-starts.ts'
import type { SiteContext } from '../context.ts'
import { currentRules } from './current-rules.ts'
import { findFreeTimes } from './find-free-times.ts'
import { siteRules } from './plan-booking.ts'
import { refuseService } from './refuse-start.ts'
import { renderFormAgain } from './render-form-again.ts'

const DAYS = 21

/** Days before and after a time that was taken in which others are looked for, and how many are offered. */
const AROUND_DAYS = 7
const NEAREST_MAX = 12

/** The form again with free times to choose from, or with what keeps it from having any. */
export async function offerTimes(
  context: SiteContext,
  { raw, language }: { raw: Record<string, unknown>; language: ManifestLanguage },
): Promise<Response> {
  const { service = '', city } = askedFor(raw)
  const rejection = refuseService({ service, city }, siteRules(await currentRules(context), { language, now: context.now }))
  if (rejection) return renderFormAgain(context, { raw, language, rejection })
  const from = textOf(raw, 'startsAt')?.slice(0, 10)
  const found = await findFreeTimes(context, { ...askedFor(raw), days: DAYS, from, lang: language.locale })
  return renderFormAgain(context, { raw, language, offered: found ?? { days: [] } })
}

/** The form again for a time that somebody else has just been given, with the free times that are nearest to it. */
export async function offerNearest(
  context: SiteContext,
  { raw, language, rejection }: { raw: Record<string, unknown>; language: ManifestLanguage; rejection: Rejection },
): Promise<Response> {
  const wanted = textOf(raw, 'startsAt') ?? ''
  const from = new Date(Date.parse(`${wanted.slice(0, 10)}T00:00Z`) - AROUND_DAYS * 86_400_000).toISOString().slice(0, 10)
  const asked = { ...askedFor(raw), days: 2 * AROUND_DAYS + 1, from, lang: language.locale }
  const found = await findFreeTimes(context, asked)
  const nearest = nearestStarts(found?.days ?? [], wanted.slice(0, 16), NEAREST_MAX)
  return renderFormAgain(context, { raw, language, rejection, ...(found ? { offered: found, nearest } : {}) })
}

function askedFor(raw: Record<string, unknown>): { service: string | undefined; hours: number | undefined; city: string | undefined } {
  const hours = Number(textOf(raw, 'hours'))
  return {
    service: textOf(raw, 'service'),
    hours: Number.isFinite(hours) && hours > 0 ? hours : undefined,
    city: textOf(raw, 'city'),
  }
}

const textOf = (raw: Record<string, unknown>, name: string): string | undefined =>
  typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined
