import type { RequestCounts } from '../../../db/queries/count-requests.ts'
import { REQUEST_STATES, type RequestState } from '../../../tenants/contract/booking.ts'
import { formatCents } from '../html/format-when.ts'
import { tellStates } from '../html/state-words.ts'
import { capital, inWords } from './number-words.ts'
import type { WeeklyReport } from './weekly-report.ts'

// A week in words. Pure. No percentage without the counts it is made of, and none at all where they are small.

/** A step that loses visits is named where so many reached the step before it. */
const DROP_VISITS_MIN = 10

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `120 visitors, 20 more than the week before`; `before` undefined: nothing to compare with, so nothing is compared. */
export function compare(now: number, before: number | undefined, noun: string, since = 'the week before'): string {
  const said = now === 0 ? `No ${noun}s` : plural(now, noun)
  if (before === undefined) return said
  const difference = now - before
  return difference === 0
    ? `${said}, the same as ${since}`
    : `${said}, ${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than ${since}`
}

/** `from 12 people`. Somebody who asks not to be counted can send a request all the same. */
export function fromPeople({ requests, visitors }: { requests: number; visitors: number }): string {
  if (visitors === 0) return requests === 1 ? 'from a visitor we couldn’t count' : 'from visitors we couldn’t count'
  return `from ${visitors === 1 ? '1 person' : `${visitors} people`}`
}

/** What became of requests, `2 waiting for you`, `3 confirmed, worth $4,200`: each request is in exactly one part. `say`: how counts are written. */
export function outcomeParts(
  { byState, worthCents }: RequestCounts,
  money: { locale: string; currency: string },
  say?: (count: number) => string,
): string[] {
  const parts = (states: readonly RequestState[]) =>
    states.filter((state) => byState[state] > 0).map((state) => tellStates(state, byState[state], say?.(byState[state])))
  const worth = worthCents > 0 ? `, worth ${formatCents(worthCents, money)}` : ''
  const taken = parts(TAKEN)
  return [...parts(OPEN), ...(taken.length > 0 ? [taken.join(' and ') + worth] : []), ...parts(ENDED)]
}

const OPEN: readonly RequestState[] = ['pending', 'offered']
const TAKEN: readonly RequestState[] = ['confirmed', 'completed']
const ENDED = REQUEST_STATES.filter((state) => !OPEN.includes(state) && !TAKEN.includes(state))

interface InCity {
  city: string
  people: number
}

/** `Nine people are on your Brisbane list.` */
export const waitingWords = (waiting: InCity): string => `${capital(peopleIn(waiting.people, onList(waiting)))}.`

/** `Four people have asked.` The city has just been said. */
export const askedWords = ({ people }: Pick<InCity, 'people'>): string =>
  `${capital(peopleIn(people, people === 1 ? 'has asked' : 'have asked'))}.`

/** All in one sentence: `Nine people are on your Brisbane list; four have asked you to come to Perth.` Undefined: nobody. */
export function cityDemand(lists: readonly InCity[], asked: readonly InCity[]): string | undefined {
  const parts = [
    ...lists.map((each) => ({ ...each, does: onList(each) })),
    ...asked.map((each) => ({ ...each, does: `${each.people === 1 ? 'has' : 'have'} asked you to come to ${each.city}` })),
  ]
  if (parts.length === 0) return undefined
  return `${capital(parts.map(({ people, does }, index) => (index === 0 ? peopleIn(people, does) : `${inWords(people)} ${does}`)).join('; '))}.`
}

const onList = ({ city, people }: InCity): string => `${people === 1 ? 'is' : 'are'} on your ${city} list`

const peopleIn = (people: number, does: string): string => `${inWords(people)} ${people === 1 ? 'person' : 'people'} ${does}`

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
