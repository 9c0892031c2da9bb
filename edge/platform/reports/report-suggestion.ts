import { dashboardPath, testPath } from '../../../tenants/contract/urls.ts'
import type { MailButton } from '../html/mail-button.ts'
import { sourceName } from '../html/source-name.ts'
import { capital, inWords } from './number-words.ts'
import { daysName } from './report-headline.ts'
import { type ShareLink, shareLink } from './share-link.ts'
import { testTitle } from './test-words.ts'
import type { ShownTest, WeeklyReport } from './weekly-report.ts'

/** One thing to try: why, what, and the button that does it. */
export interface Suggestion {
  why: string
  what: string
  /** `copies`: the address that it is about. `href` is then where that can be copied, in her app. */
  button: MailButton & { copies?: string }
}

type Facts = Pick<WeeklyReport, 'now' | 'cities' | 'legs' | 'sources' | 'tenant'> & Partial<Pick<WeeklyReport, 'tests'>>

/** From so many people of a city on, dates there may be worth it. */
const CITY_WORTH_VISITORS_MIN = 10

/** What to do next, by the first rule that fits: nothing that she cannot do herself, and nothing she did not ask to hear. Pure. `platform`: its own address. `when`: the days that are counted, `last week`. */
export function suggest(facts: Facts, { platform, when }: { platform: string; when: string }): Suggestion {
  const figures = platform + dashboardPath('what-works')
  const { now, cities, legs, sources, tenant, tests = [] } = facts
  const decided = tests.find(({ report }) => report.verdict === 'winner' && report.winner !== null)
  if (decided) return suggestWinner(decided, platform)
  const empty = legs.find(({ requests }) => requests === 0)
  if (empty) return suggestPost(facts, { leg: empty, platform, when })
  const wanted = cities.find(
    ({ city, visitors }) => visitors >= CITY_WORTH_VISITORS_MIN && city.raw !== tenant.city && !legs.some((leg) => leg.city === city.raw),
  )
  if (wanted)
    return {
      why: `${wanted.visitors} people in ${wanted.city} looked ${when}, and you have no dates there.`,
      what: 'If a few days there would suit you, mention them in your next post and see who answers.',
      button: { label: 'See where people are', href: figures },
    }
  const best = sources.find(({ requests, source }) => requests > 0 && !['direct', 'unknown'].includes(source.raw))
  if (best)
    return {
      why: sourceSentence(String(sourceName(best.source)), best.requests, now.counts.requests),
      what: 'Post there again this week, at the same time of day if you can.',
      button: { label: 'See what worked', href: figures },
    }
  return {
    why:
      now.totals.visitors === 0
        ? `Nobody found your site ${when}.`
        : `${capital(inWords(now.totals.visitors))} ${now.totals.visitors === 1 ? 'person' : 'people'} looked ${when}.`,
    what: 'Put your link where people already follow you: in a profile, or under your next post.',
    button: copyButton(shareLink(tenant.host), platform),
  }
}

/** Its page has one button, which does it; a sign-in before that leads back to it. */
function suggestWinner({ test, report, arms }: ShownTest, platform: string): Suggestion {
  const winner = report.winner ?? 'control'
  const about = testTitle(test)
  const name = arms.get(winner)?.name ?? 'the other one'
  return {
    why: `The test of ${about.charAt(0).toLowerCase()}${about.slice(1)} has a result.`,
    what: `${winner === 'control' ? 'Keep' : 'Use'} ${name} for everyone? That ends the test, and you can undo it.`,
    button: {
      label: winner === 'control' ? 'Keep it' : test.kind === 'photo' ? 'Use this photo' : 'Use it',
      href: `${platform}${testPath(test.testId)}?use=${encodeURIComponent(winner)}`,
    },
  }
}

function suggestPost(
  { cities, tenant }: Facts,
  { leg: { city, from, to }, platform, when }: { leg: { city: string; from: string; to: string }; platform: string; when: string },
): Suggestion {
  const looked = cities.find((each) => each.city.raw === city)?.visitors
  const days = daysName({ period: { from, to }, tenant })
  return {
    why:
      looked === undefined
        ? `No requests for ${city} yet (${days}).`
        : `${looked} people in ${city} looked ${when}, and nobody has asked for ${days}.`,
    what: `Put your ${city} link in your next post. It is counted separately, so you’ll see what the post brought.`,
    button: copyButton(shareLink(tenant.host, { city, from }), platform),
  }
}

const copyButton = ({ name, address, path }: ShareLink, platform: string): Suggestion['button'] => ({
  label: `Copy your ${name}`,
  href: platform + path,
  copies: address,
})

function sourceSentence(source: string, requests: number, all: number): string {
  if (requests < all) return `${source} brought ${inWords(requests)} of your ${inWords(all)} requests.`
  return all === 1 ? `Your one request came from ${source}.` : `All ${inWords(all)} requests came from ${source}.`
}
