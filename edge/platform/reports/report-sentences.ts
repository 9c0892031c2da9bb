import type { RequestCounts } from '../../../db/queries/count-requests.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../../tenants/contract/booking.ts'
import { formatCents } from '../html/format-when.ts'
import { betaQuantile, posterior } from '../statistics/beta.ts'
import { formatDays } from './report-week.ts'
import type { WeeklyReport } from './weekly-report.ts'

// A week in words. Pure. No percentage without the counts it is made of, and none at all where they are small.

/** Below this many visitors a share says nothing. */
const SHARE_VISITORS_MIN = 30
/** A step that loses visits is named where so many reached the step before it. */
const DROP_VISITS_MIN = 10

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `120 visitors, 20 more than the week before`; `before` undefined: nothing to compare with, so nothing is compared. */
export function compare(now: number, before: number | undefined, noun: string, since = 'the week before'): string {
  const said = plural(now, noun)
  if (before === undefined) return said
  const difference = now - before
  return difference === 0
    ? `${said}, as in ${since}`
    : `${said}, ${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than ${since}`
}

const STATE_COUNTS: Record<BookingStatus, (count: number) => string> = {
  pending: (count) => `${count} waiting for your answer`,
  confirmed: (count) => `${count} confirmed`,
  completed: (count) => `${count} completed`,
  declined: (count) => `${count} declined`,
  expired: (count) => `${count} expired`,
  cancelled: (count) => `${count} cancelled`,
  no_show: (count) => plural(count, 'no-show'),
}

/** What became of requests, `2 waiting for your answer`, `3 confirmed, worth $4,200`: each request is in exactly one part. */
export function outcomeParts({ byStatus, worthCents }: RequestCounts, money: { locale: string; currency: string }): string[] {
  const parts = (statuses: readonly BookingStatus[]) =>
    statuses.filter((status) => byStatus[status] > 0).map((status) => STATE_COUNTS[status](byStatus[status]))
  const taken: readonly BookingStatus[] = ['confirmed', 'completed']
  const worth = worthCents > 0 ? `, worth ${formatCents(worthCents, money)}` : ''
  return [
    ...parts(['pending']),
    ...(parts(taken).length > 0 ? [parts(taken).join(' and ') + worth] : []),
    ...parts(BOOKING_STATUSES.filter((status) => status !== 'pending' && !taken.includes(status))),
  ]
}

/** How many visitors ask, and how far that number can be trusted: the 95 % interval of a Beta(1,1) posterior. */
export function conversionSentence({ now: { totals, counts } }: Pick<WeeklyReport, 'now'>): string {
  const { visitors } = totals
  const requests = Math.min(counts.requests, visitors)
  if (visitors === 0) return 'Nobody was counted this week, so there is nothing to say about how many ask.'
  if (visitors < SHARE_VISITORS_MIN)
    return `${plural(requests, 'request')} from ${plural(visitors, 'visitor')}: too early to say how many usually ask.`
  const belief = posterior({ exposures: visitors, conversions: requests })
  const [low, high] = [betaQuantile(0.025, belief), betaQuantile(0.975, belief)].map((share) => share * 100) as [number, number]
  const shown = (value: number) => value.toFixed(value < 1 ? 1 : 0).replace('.0', '')
  const share = (100 * requests) / visitors
  return `${plural(requests, 'request')} from ${plural(visitors, 'visitor')}: about ${shown(share)} in 100 asked; with so few, anything from ${shown(low)} to ${shown(high)} is possible.`
}

const STEP_WORDS: Record<string, string> = {
  page_view: 'came to the site',
  'photo_click|gallery_open|pricing_view|form_start|form_submit': 'looked at photos, rates or the form',
  'form_start|form_submit': 'began the form',
  form_submit: 'sent it',
}
export const stepWords = (name: string): string => STEP_WORDS[name] ?? name

/** Where most visits end, as `{ from, to, lost }` of the funnel; undefined where too few came for it to mean anything. */
export function biggestDrop(funnel: WeeklyReport['funnel']): { from: string; to: string; reached: number; left: number } | undefined {
  const drops = funnel.slice(1).flatMap((step, index) => {
    const before = funnel[index]
    if (!before || before.visits < DROP_VISITS_MIN) return []
    return [
      {
        from: before.name,
        to: step.name,
        reached: before.visits,
        left: before.visits - step.visits,
        share: 1 - step.visits / before.visits,
      },
    ]
  })
  // The step from the form to the request is the dearest; equal shares go to the later one.
  return drops.toSorted((a, b) => b.share - a.share || drops.indexOf(b) - drops.indexOf(a))[0]
}

/** What to do next, by the first rule that fits. Each says what it is made of. */
export function suggest(report: WeeklyReport): string {
  const { now, tests, legs, cities, sources, funnel } = report
  const broken = tests.find(({ report: { verdict } }) => verdict === 'do_not_trust')
  if (broken) return `Answer this mail: the test “${broken.test.testId}” does not count as it should, and somebody should look at it.`
  if (now.counts.byStatus.pending > 0)
    return `Answer ${plural(now.counts.byStatus.pending, 'waiting request')} first: a quick answer keeps more appointments than anything on the site.`
  const decided = tests.find(({ report: { verdict } }) => verdict === 'winner' || verdict === 'no_difference_worth_having')
  if (decided) return `End the test “${decided.test.testId}”: it is decided, and the better page should be seen by everybody.`
  const form = funnel.find(({ name }) => name.startsWith('form_start'))
  const sent = funnel.find(({ name }) => name === 'form_submit')
  if (form && sent && form.visits >= DROP_VISITS_MIN && sent.visits < form.visits / 3)
    return `${form.visits - sent.visits} of ${plural(form.visits, 'visit')} that began the form did not send it. Ask for less, or say beside it how soon you answer.`
  const empty = legs.find(({ requests }) => requests === 0)
  if (empty)
    return `Nobody has asked for ${empty.city} (${formatDays(empty, report.tenant.locale)}) yet. Write a post about these dates with a link of its own.`
  const wanted = cities.find(
    ({ city, visitors }) => visitors >= 10 && city.raw !== report.tenant.city && !legs.some((leg) => leg.city === city.raw),
  )
  if (wanted)
    return `${plural(wanted.visitors, 'visitor')} came from ${wanted.city}, where you have no dates. Would a tour there be worth it?`
  const best = sources.find(({ requests, source }) => requests > 0 && !['direct', 'unknown'].includes(source.raw))
  if (best) return `${best.source} brought ${plural(best.requests, 'request')}. Post there again this week.`
  if (tests.length === 0) return 'No test is running. Try another opening photo: it is what everybody sees first.'
  return 'Leave everything as it is this week and let the test run.'
}
