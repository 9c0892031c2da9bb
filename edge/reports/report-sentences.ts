import { betaQuantile, posterior } from '../verdict/beta.ts'
import { formatDays } from './report-week.ts'
import type { WeeklyReport } from './weekly-report.ts'

// A week in words. Pure. No percentage without the counts it is made of, and none at all where they are small.

/** Below this many visitors a share says nothing. */
const SHARE_VISITORS_MIN = 30
/** A step that loses visits is named where so many reached the step before it. */
const DROP_VISITS_MIN = 10

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `120 visitors, 20 more than the week before` */
export function compare(now: number, before: number, noun: string, isFirst: boolean): string {
  const said = plural(now, noun)
  if (isFirst) return said
  const difference = now - before
  return difference === 0
    ? `${said}, as in the week before`
    : `${said}, ${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than the week before`
}

/** How many visitors ask, and how far that number can be trusted: the 95 % interval of a Beta(1,1) posterior. */
export function conversionSentence({ now: { totals, bookings } }: Pick<WeeklyReport, 'now'>): string {
  const { visitors } = totals
  const requests = Math.min(bookings.requests, visitors)
  if (visitors === 0) return 'Nobody was counted this week, so there is nothing to say about how many ask.'
  if (visitors < SHARE_VISITORS_MIN)
    return `${plural(requests, 'request')} from ${plural(visitors, 'visitor')}: too early to say how many usually ask.`
  const belief = posterior({ exposures: visitors, conversions: requests })
  const [low, high] = [betaQuantile(0.025, belief), betaQuantile(0.975, belief)].map((share) => share * 100) as [number, number]
  const shown = (value: number) => (value < 10 ? value.toFixed(1).replace('.0', '') : value.toFixed(0))
  return `${plural(requests, 'request')} from ${plural(visitors, 'visitor')}. In the long run that means between ${shown(low)} and ${shown(high)} of 100 visitors ask.`
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
  if (now.bookings.waiting > 0)
    return `Answer ${plural(now.bookings.waiting, 'waiting request')} first: a quick answer keeps more appointments than anything on the site.`
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
    ({ city, visitors }) => visitors >= 10 && city !== report.tenant.city && !legs.some((leg) => leg.city === city),
  )
  if (wanted)
    return `${plural(wanted.visitors, 'visitor')} came from ${wanted.city}, where you have no dates. Would a tour there be worth it?`
  const best = sources.find(({ requests, source }) => requests > 0 && source !== 'direct' && source !== 'unknown')
  if (best) return `${best.source} brought ${plural(best.requests, 'request')}. Post there again this week.`
  if (tests.length === 0) return 'No test is running. Try another opening photo: it is what everybody sees first.'
  return 'Leave everything as it is this week and let the test run.'
}
