import { bookingsPath } from '../../tenants/contract/urls.ts'
import { dayAtHome } from '../runtime/tour-days.ts'
import { PHONE } from '../test-support/request-site.ts'
import type { Load } from './measure-load.ts'

export const BENCH_HEADERS = { 'user-agent': PHONE, host: 'claire.localhost' }

/** Requests to Claire's site, each of somebody else and for a time of its own. */
export const bookingLoad: Omit<Load, 'url' | 'amount'> = {
  path: bookingsPath(),
  headers: { ...BENCH_HEADERS, 'content-type': 'application/json' },
  body: (number) => JSON.stringify(bookingOf(number)),
  address: (number) => `2001:db8:${Math.floor(number / 60_000).toString(16)}:${(number % 60_000).toString(16)}::1`,
}

/** Starts of a day between which an hour and the free time after it fit, all within her hours. */
const STARTS = ['10:00', '12:00', '14:00', '16:00', '18:00', '20:00', '22:00']
/** A request of its own for every number: each start of a day over twenty months, then again with another answer. */
function bookingOf(number: number): object {
  const day = dayAtHome(new Date(), 3 + (Math.floor(number / STARTS.length) % 600))
  return {
    name: 'Bench',
    email: `bench-${number}@example.com`,
    service: 'dinner',
    startsAt: `${day}T${STARTS[number % STARTS.length]}`,
    hours: 1,
  }
}
