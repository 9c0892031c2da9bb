import type { RequestCounts } from '../../../db/queries/count-requests.ts'
import { REQUEST_STATES } from '../../../tenants/contract/booking.ts'
import { formatLocalRange } from '../../../tenants/contract/format-local.ts'
import { answerWords, expiryWords, formatCents } from '../html/format-when.ts'
import { STATE_WORDS } from '../html/state-words.ts'
import { capital, inWords } from './number-words.ts'
import { outcomeParts } from './report-sentences.ts'
import type { WeeklyReport } from './weekly-report.ts'

// What the mail says before anything else. Pure.

/** `16 to 22 November` */
export const daysName = ({ period, tenant }: Pick<WeeklyReport, 'period' | 'tenant'>): string =>
  formatLocalRange(period, tenant.locale, { day: 'numeric', month: 'long' }).replaceAll(/\s*[–—]\s*/g, ' to ')

/** For whoever looks over her shoulder it could be about anything: an enquiry is what every trade has. */
export function subjectOf(report: WeeklyReport): string {
  const { now, waitingCount, isFirst, isRecord } = report
  const { requests } = now.counts
  const toAnswer = waitingCount === 0 ? [] : [`${waitingCount} to answer`]
  const newOnes = `${requests} new ${requests === 1 ? 'enquiry' : 'enquiries'}`
  const news = requests === 0 ? [] : [isRecord ? `${newOnes}, your best week` : newOnes]
  const said = [...toAnswer, ...news].join(', ') || 'A quiet week'
  return isFirst ? `Your first week: ${said === 'A quiet week' ? daysName(report) : said}` : `${said}: ${daysName(report)}`
}

/** The answer, in two lines of large type. */
export function headlineOf({ now, waitingCount, isFirst, isRecord }: WeeklyReport): string[] {
  const { requests } = now.counts
  const count = `${inWords(requests)} ${requests === 1 ? 'request' : 'requests'}`
  if (isFirst) return ['Your first week:', requests === 0 ? 'no requests yet.' : `${count}.`]
  if (requests === 0) return waitingCount > 0 ? ['No new requests.', waitingLine(waitingCount)] : ['A quiet week.', 'No new requests.']
  if (isRecord) return [`${capital(count)}.`, 'Your best week so far.']
  return [`${capital(count)}.`, waitingCount > 0 ? waitingLine(waitingCount) : 'Nothing is waiting for you.']
}

const waitingLine = (count: number): string => `${capital(inWords(count))} ${count === 1 ? 'is' : 'are'} waiting for you.`

/** How the week compares, and what became of every request of it: each is told exactly once. */
export function underHeadline(report: WeeklyReport): string {
  const { now, before, waiting, waitingCount, tenant, isFirst } = report
  const moves = waiting.filter(({ wishAt }) => wishAt !== null).length
  const outside = waitingCount - moves - now.counts.byState.pending
  return [
    ...(isFirst ? [] : comparison(now.counts.requests, before?.counts.requests)),
    ...outcome(now.counts, tenant),
    ...(outside > 0 ? [`${capital(inWords(outside))} more from ${outside === 1 ? 'another day is' : 'other days are'} waiting.`] : []),
    ...(moves > 0 ? [`${capital(inWords(moves))} ${moves === 1 ? 'client asks' : 'clients ask'} to move an appointment.`] : []),
    ...(isFirst ? ['From next Monday you’ll see how each week compares.'] : []),
    ...(now.counts.requests === 0 && !isFirst ? ['One quiet week on its own doesn’t mean much.'] : []),
  ].join(' ')
}

function comparison(now: number, before: number | undefined): string[] {
  if (before === undefined) return []
  const more = now - before
  if (more === 0) return now === 0 ? [] : ['The same as the week before.']
  return [`${capital(inWords(Math.abs(more)))} ${more > 0 ? 'more' : 'fewer'} than the week before.`]
}

function outcome(counts: RequestCounts, money: { locale: string; currency: string }): string[] {
  const { requests, byState } = counts
  if (requests === 0) return []
  if (requests > 1) return [`Of the ${inWords(requests)}: ${outcomeParts(counts, money, inWords).join('; ')}.`]
  const [state = 'pending'] = REQUEST_STATES.filter((each) => byState[each] > 0)
  const worth = counts.worthCents > 0 ? `, worth ${formatCents(counts.worthCents, money)}` : ''
  return [`It’s ${state === 'no_show' ? 'a ' : ''}${STATE_WORDS[state]}${worth}.`]
}

/** Beside the subject, where others look too. */
export function preheaderOf({ waiting, waitingCount, tenant }: WeeklyReport, suggestion: string): string {
  const [first] = waiting
  if (!first) return suggestion
  const times = { startsAt: first.startsAt, until: first.answerBy }
  // The appointment stands, whatever becomes of the time that is asked for.
  if (first.wishAt) return `${waitingCount === 1 ? 'Answer it' : 'Answer the first one'} ${answerWords(times, tenant)}. Then: ${suggestion}`
  return `${waitingCount === 1 ? 'It expires' : 'The first one expires'} ${expiryWords(times, tenant)}. Then: ${suggestion}`
}
