import { canonicalUrl, citySharePath, dashboardPath, pagePath } from '../../../tenants/contract/urls.ts'
import type { MailButton } from '../html/mail-button.ts'
import { sourceName } from '../html/source-name.ts'
import { capital, inWords } from './number-words.ts'
import { daysName } from './report-headline.ts'
import type { WeeklyReport } from './weekly-report.ts'

/** One thing to try: why, what, and the button that does it. */
export interface Suggestion {
  why: string
  what: string
  button: MailButton
}

type Facts = Pick<WeeklyReport, 'now' | 'cities' | 'legs' | 'sources' | 'tenant'>

/** From so many people of a city on, dates there may be worth it. */
const CITY_WORTH_VISITORS_MIN = 10

/** What to do next, by the first rule that fits: nothing that she cannot do herself, and nothing she did not ask to hear. Pure. `platform`: its own address. */
export function suggest(facts: Facts, { platform }: { platform: string }): Suggestion {
  const figures = platform + dashboardPath('what-works')
  const { now, cities, legs, sources, tenant } = facts
  const empty = legs.find(({ requests }) => requests === 0)
  if (empty) return suggestPost(facts, empty)
  const wanted = cities.find(
    ({ city, visitors }) => visitors >= CITY_WORTH_VISITORS_MIN && city.raw !== tenant.city && !legs.some((leg) => leg.city === city.raw),
  )
  if (wanted)
    return {
      why: `${wanted.visitors} people in ${wanted.city} looked, and you have no dates there.`,
      what: 'If a few days there would suit you, mention them in your next post and see who answers.',
      button: { label: 'See where people are', href: figures },
    }
  const best = sources.find(({ requests, source }) => requests > 0 && !['direct', 'unknown'].includes(source.raw))
  if (best)
    return {
      why: sourceSentence(String(sourceName(best.source)), best.requests, now.counts.requests),
      what: 'Post there again this week, at the same hour if you can.',
      button: { label: 'See what worked', href: figures },
    }
  return {
    why:
      now.totals.visitors === 0
        ? 'Nobody found your site this week.'
        : `${capital(inWords(now.totals.visitors))} ${now.totals.visitors === 1 ? 'person' : 'people'} looked this week.`,
    what: 'Put your link where people already follow you: in a profile, or under your next post.',
    button: { label: 'Open your site', href: canonicalUrl(tenant.host, pagePath('home')) },
  }
}

function suggestPost({ cities, tenant }: Facts, { city, from, to }: { city: string; from: string; to: string }): Suggestion {
  const looked = cities.find((each) => each.city.raw === city)?.visitors
  const days = daysName({ period: { from, to }, tenant })
  return {
    why:
      looked === undefined
        ? `Nobody has asked for ${city}, ${days}, yet.`
        : `${looked} people in ${city} looked, and nobody has asked for ${days}.`,
    what: `Share the address of your ${city} page with your next post. This one is counted separately, so you’ll see what the post brought.`,
    button: { label: `Open your ${city} page`, href: canonicalUrl(tenant.host, citySharePath({ city, from })) },
  }
}

function sourceSentence(source: string, requests: number, all: number): string {
  if (requests < all) return `${source} brought ${inWords(requests)} of your ${inWords(all)} requests.`
  return all === 1 ? `Your one request came from ${source}.` : `All ${inWords(all)} requests came from ${source}.`
}
