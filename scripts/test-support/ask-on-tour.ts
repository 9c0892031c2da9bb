import { randomUUID } from 'node:crypto'
import { freshAddress, requestSite } from './request-site.ts'
import type { TourStack } from './start-on-tour.ts'

/** A December whose beginning is at least a week away. */
export const TOUR_YEAR = new Date().getUTCFullYear() + (new Date().toISOString().slice(5, 10) > '11-26' ? 1 : 0)
/** Claire in Brisbane (UTC+10), when Sydney is at UTC+11. */
export const IN_BRISBANE = { from: `${TOUR_YEAR}-12-04`, to: `${TOUR_YEAR}-12-08` }

interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string
  slug?: string
}

/** A visitor of Claire's on that stack, somebody else each time: nobody may ask without end. */
export const askOnTour = (tour: TourStack, path: string, { method = 'GET', headers = {}, body, slug = 'claire' }: Asking = {}) =>
  requestSite({
    port: tour.stack.port,
    slug,
    path,
    method,
    headers: { 'cf-connecting-ip': freshAddress(), ...headers },
    ...(body === undefined ? {} : { body }),
  })

export const bookOnTour = (tour: TourStack, draft: object) =>
  askOnTour(tour, '/_/bookings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Sam Example', email: `sam-${randomUUID()}@example.com`, service: 'dinner', hours: 3, ...draft }),
  })

/** Follows a link of a mail, wherever it leads, by GET or with a form. */
export function followOnTour(
  tour: TourStack,
  link: string,
  { form, cookie = '' }: { form?: Record<string, string>; cookie?: string } = {},
) {
  const { hostname, pathname, search } = new URL(link)
  const headers = { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }
  return requestSite({
    port: tour.stack.port,
    slug: hostname.replace(/\.?localhost$/, ''),
    path: pathname + search,
    headers,
    ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
  })
}
