import type { RequestCounts } from '../../../db/queries/count-requests.ts'
import { REQUEST_STATES } from '../../../tenants/contract/booking.ts'
import { formatLocalRange } from '../../../tenants/contract/format-local.ts'
import { localDay } from '../../http/local-day.ts'
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
export function headlineOf(report: WeeklyReport): string[] {
  const { now, waitingCount, isFirst, isRecord } = report
  const { requests } = now.counts
  const count = `${inWords(requests)} ${requests === 1 ? 'request' : 'requests'}`
  if (isFirst) return ['Your first week:', requests === 0 ? 'no requests yet.' : `${count}.`]
  if (requests === 0 && waitingCount === 0) return ['A quiet week.', 'No new requests.']
  if (isRecord) return [`${capital(count)}.`, 'Your best week so far.']
  if (waitingCount === 0) return [`${capital(count)}.`, 'Nothing is waiting for you.']
  const isOfWeek = outsideOf(report) === 0 && movesOf(report) === 0
  return [`${capital(count)}${isOfWeek ? '' : ' last\u00a0week'}.`, waitingLine(report)]
}

/** Behind "six requests", whatever waits would be taken for one of the six. */
function waitingLine(report: WeeklyReport): string {
  const { now, waitingCount } = report
  const isOne = waitingCount === 1
  const number = capital(inWords(waitingCount))
  const [one, some] =
    now.counts.byState.pending > 0
      ? ['One', number]
      : newerOf(report) === Math.min(waitingCount, report.waiting.length)
        ? ['A newer one', `${number} newer ones`]
        : now.counts.requests === 0
          ? ['One', number]
          : ['Another one', `${number} others`]
  return `${isOne ? one : some} ${isOne ? 'is' : 'are'} waiting for you.`
}

const movesOf = ({ waiting }: WeeklyReport): number => waiting.filter(({ wishAt }) => wishAt !== null).length

/** Requests that wait and came in another week: before this one, or since. */
const outsideOf = (report: WeeklyReport): number => Math.max(0, report.waitingCount - movesOf(report) - report.now.counts.byState.pending)

/** Those that have come in since, by her own calendar. */
const newerOf = ({ waiting, period, tenant }: WeeklyReport): number =>
  waiting.filter(({ createdAt, wishAt }) => wishAt === null && localDay(new Date(createdAt.at), tenant.timeZone).day > period.to).length

/** How the week compares, and what became of every request of it: each is told exactly once. */
export function underHeadline(report: WeeklyReport): string {
  const { now, before, tenant, isFirst } = report
  const moves = movesOf(report)
  return [
    ...(isFirst ? [] : comparison(now.counts.requests, before?.counts.requests)),
    ...outcome(now.counts, tenant),
    ...outsideLine(report),
    ...(moves > 0 ? [`${capital(inWords(moves))} ${moves === 1 ? 'client has' : 'clients have'} asked to move an appointment.`] : []),
    ...(isFirst ? ['From next Monday you’ll see how each week compares.'] : []),
    ...(now.counts.requests === 0 && !isFirst ? ['One quiet week on its own doesn’t mean much.'] : []),
  ].join(' ')
}

/** Nothing where the headline has said it. */
function outsideLine(report: WeeklyReport): string[] {
  const outside = outsideOf(report)
  const { now, isFirst, isRecord } = report
  if (outside === 0 || (now.counts.byState.pending === 0 && !isFirst && !isRecord)) return []
  const number = capital(inWords(outside))
  if (newerOf(report) === outside) return [`${number} that ${outside === 1 ? 'is waiting has' : 'are waiting have'} come in since.`]
  return [`${number} more from ${outside === 1 ? 'another day is' : 'other days are'} waiting.`]
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
