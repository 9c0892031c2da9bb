import { expect, inject, it } from 'vitest'
import { postForm } from '../../../scripts/test-support/post-form.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { availabilityPath, bookingsPath } from '../../../tenants/contract/urls.ts'

// A service that a city of her tour does not have, by a form without its script: Claire's leg to Melbourne is for dinners alone.

const typed = {
  name: 'Sam Ångström',
  email: 'sam@example.com',
  phone: '0491 570 006',
  address: 'Hotel "Lindrum"',
  message: 'First line.\nSecond & last.',
}
const asked = { service: 'theatre', hours: '5', city: 'Melbourne' }
const SENTENCE = 'In Melbourne you can book: Dinner date. Please choose from these, or another city.'
const decode = (html: string) => html.replaceAll(/&quot;|&#34;/g, '"').replaceAll(/&amp;|&#38;/g, '&')

it('is named in the list of cities before anything is sent', async () => {
  const page = await (await requestSite({ port: inject('port'), slug: 'claire', path: '/booking' })).text()
  expect(page).toMatch(/<option value="Melbourne">Melbourne \(Dinner date only\)<\/option>/)
  expect(page).toMatch(/<option value="Brisbane">Brisbane<\/option>/)
})

it('has each id of the form once', async () => {
  const page = await (await requestSite({ port: inject('port'), slug: 'claire', path: '/booking' })).text()
  const ids = [...page.matchAll(/ id="(booking-[^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
})

it.each([
  { what: 'free times are asked for', path: availabilityPath(), startsAt: '' },
  { what: 'free times of a day on which she is elsewhere are asked for', path: availabilityPath(), startsAt: startInDays(30) },
  { what: 'it is sent for a day on which she is elsewhere', path: bookingsPath(), startsAt: startInDays(30) },
])('is refused in a sentence at its field, with everything that was typed, when $what', async ({ path, startsAt }) => {
  const answer = await postForm({ ...typed, ...asked, startsAt }, {}, path)
  const page = decode(await answer.text())
  expect(answer.status).toBe(422)
  expect(page).toContain(`data-error="service">${SENTENCE}<`)
  expect(page).toMatch(/<select id="booking-service"[^>]*aria-invalid="true"/)
  expect(page).not.toContain('/_/waiting?city=Melbourne')
  for (const value of [typed.name, typed.email, typed.phone, typed.address, startsAt].filter(Boolean))
    expect(page).toContain(`value="${value}"`)
  expect(page).toContain(`>${typed.message}</textarea>`)
  for (const value of Object.values(asked)) expect(page).toMatch(new RegExp(`<option value="${value}" selected=""`))
})
