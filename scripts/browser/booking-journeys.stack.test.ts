import { randomUUID } from 'node:crypto'
import type { Route } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { hashOfClient } from '../test-support/hash-of-client.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { fillInForm, sendForm } from './fill-in-form.ts'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const rowsOf = async (email: string) =>
  await sql<{ startsAt: string; reference: string }[]>`
    select to_char(starts_at at time zone 'Australia/Sydney', 'YYYY-MM-DD"T"HH24:MI') as "startsAt", reference from bookings
    where client_hash = ${await hashOfClient('claire', email)}`

describe('a visitor in London', () => {
  it('books an evening by her clock, once, though the line is gone at first and the answer is lost after that', async () => {
    const [start, email] = [startInDays(236), `alex-${randomUUID()}@example.com`]
    const address = freshAddress()
    const page = await open('claire', '/booking', { timezoneId: 'Europe/London', extraHTTPHeaders: { 'cf-connecting-ip': address } })
    await fillInForm(page, { start, email })

    await page.context().setOffline(true)
    await sendForm(page)
    await page.getByText('There was no answer.').waitFor()
    // The form's own button is screens below: the note has one.
    expect(await page.getByRole('alert').getByRole('button', { name: 'Send again' }).isVisible()).toBe(true)
    await page.context().setOffline(false)
    expect(await rowsOf(email)).toEqual([])
    expect(await page.locator('input[name="startsAt"]').inputValue()).toBe(start)

    const lost = async (route: Route) => {
      const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address }
      const body = route.request().postData() ?? ''
      const answer = await requestSite({ port: inject('port'), slug: 'claire', path: bookingsPath(), method: 'POST', headers, body })
      expect(answer.status).toBe(201)
      await route.abort()
    }
    await page.route(`**${bookingsPath()}`, lost, { times: 1 })
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => rowsOf(email).then(({ length }) => length)).toBe(1)
    await page.getByText('There was no answer.').waitFor()

    // Changed meanwhile, it is told as what it is: the one that she has.
    await page.getByLabel('Anything else?').fill('The Savoy, room to follow')
    await sendForm(page)
    await page.getByRole('heading', { name: 'What happens next' }).waitFor()
    await page.getByText('It arrived the first time you sent it.').waitFor()
    const told = ((await page.getByRole('status').textContent()) ?? '').replace(/[\u202f\u00a0]/g, ' ')
    expect(told).toMatch(/7 to 10\spm, Sydney time.*That’s \w{3} \d+\s\w+, (8 to 11\sam|9\sam to noon|10\sam to 1\spm) where you are\./)
    // As it was sent the first time.
    expect(told).toMatch(/Duration3 hours.*Your nameAlex Example.*Email/s)
    expect(told).not.toContain('The Savoy')
    const rows = await rowsOf(email)
    expect(rows.map(({ startsAt }) => startsAt)).toEqual([start])
    expect(told).toContain(rows[0]?.reference)
    await page.context().close()
  })
})

describe('two tabs of one visitor', () => {
  it('get one time once: the second is told, keeps what was written, and is offered others', async () => {
    const [start, email] = [startInDays(237), `kim-${randomUUID()}@example.com`]
    const first = await open('claire', '/booking', {
      timezoneId: 'Australia/Sydney',
      extraHTTPHeaders: { 'cf-connecting-ip': freshAddress() },
    })
    const second = await first.context().newPage()
    await second.goto(first.url())
    await fillInForm(second, { start, email })
    await fillInForm(first, { start, email })
    await sendForm(first)
    await first.getByRole('heading', { name: 'What happens next' }).waitFor()
    await sendForm(second)
    await second.locator('[data-gone]').getByText('has just been taken').waitFor()
    expect(await second.getByLabel('Your name').inputValue()).toBe('Alex Example')
    await second.locator('[data-gone] button').first().waitFor()
    expect((await rowsOf(email)).map(({ startsAt }) => startsAt)).toEqual([start])
    await first.context().close()
  })
})
