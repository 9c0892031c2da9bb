import { inWords } from '../../reports/number-words.ts'
import { weeksNeeded } from '../../statistics/weeks-needed.ts'

/** What came in the last weeks, as many days of them as are known. */
export interface Traffic {
  days: number
  visitors: number
  requests: number
}

const DAYS_MIN = 7
/** Longer than that nobody waits for a photo. */
const WEEKS_WORTH_WAITING = 26

/** How long a test will take, said before it begins. Pure. */
export function durationWords({ days, visitors, requests }: Traffic): { isWorthIt: boolean; words: string } {
  if (days < DAYS_MIN) return { isWorthIt: true, words: 'Your site hasn’t been counted for long enough to say how long this will take.' }
  const perWeek = (count: number) => (count * 7) / days
  const [people, asked] = [Math.round(perWeek(visitors)), Math.round(perWeek(requests))]
  const send = asked === 0 ? 'hardly anybody sends' : asked === 1 ? 'one sends' : `${inWords(asked)} send`
  const now = `About ${inWords(people)} ${people === 1 ? 'person visits' : 'people visit'} a week and ${send} a request.`
  const weeks = weeksNeeded({ visitorsPerWeek: perWeek(visitors), requestsPerWeek: perWeek(requests) })
  if (weeks === undefined || weeks > WEEKS_WORTH_WAITING)
    return {
      isWorthIt: false,
      words: `Your site has too few visitors for this yet. ${now} ${weeks === undefined ? 'It would take more than a year' : `It would take about ${inWords(weeks)} weeks`} to be sure of a photo that brings twice as many requests.`,
    }
  return {
    isWorthIt: true,
    words: `${now} So it takes about ${inWords(weeks)} weeks to be sure of a photo that brings twice as many requests, and longer for a smaller difference.`,
  }
}
