import type { FloodPattern } from '../../../db/queries/blocks.ts'

const HOURS_MAX = 72
const REFERENCE = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/

/** What an address or a form says requests have in common; undefined where it makes no sense. Pure. */
export function readFloodPattern(field: (name: string) => string | null): FloodPattern | undefined {
  const kind = field('like')
  if (kind === 'unconfirmed') {
    const hours = Number(field('hours'))
    return Number.isInteger(hours) && hours >= 1 && hours <= HOURS_MAX ? { kind, hours } : undefined
  }
  const reference = field('reference') ?? ''
  return (kind === 'network' || kind === 'email') && REFERENCE.test(reference) ? { kind, reference } : undefined
}

/** Longer than a page of hers stays open; Postgres refuses dates of thousands of years. */
const PAGE_DAYS_MAX = 30

/** When the page was shown; undefined for what is no moment of the past weeks. */
export function readUntil(text: string, now: Date): Date | undefined {
  const until = new Date(text)
  return Number.isNaN(until.getTime()) || until > now || now.getTime() - until.getTime() > PAGE_DAYS_MAX * 86_400_000 ? undefined : until
}
