import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

describe('bytes of one visitor', () => {
  it('cost nobody else’s counts', async () => {
    const mark = `mark${Date.now()}`
    const open = (query: string) =>
      requestSite({ port: inject('port'), slug: 'sophie', path: `/?${query}`, headers: { 'cf-connecting-ip': freshAddress() } })
    await open(`utm_source=%00&utm_medium=${mark}`)
    await open(`utm_source=innocent&utm_medium=${mark}`)
    await open(`utm_source=${'a'.repeat(119)}%F0%9F%92%8B%F0%9F%92%8B&utm_medium=${mark}`)
    await open(`utm_source=%ED%A0%BD%C2%85&utm_medium=${mark}`)
    const body = String.raw`{"name":"cta_click","path":"/\u0000\ud83d"}`
    await requestSite({ port: inject('port'), slug: 'sophie', path: '/_/events', method: 'POST', body })
    const rows = await eventually(async () => {
      const found = await sql`select utm_source from sessions where utm_medium = ${mark} order by utm_source collate "C"`
      return found.length === 4 ? found : undefined
    })
    // Nothing but replaced bytes names no source; the visits count all the same.
    expect(rows.map(({ utm_source }) => utm_source as string | null)).toEqual([`${'a'.repeat(119)}💋`, 'innocent', null, null])
    await eventually(async () => (await sql`select from events where path = ${'/\ufffd\ufffd'}`)[0])
  })
})

/** Any JavaScript string: any code units, halves of surrogate pairs among them, and characters that are written with several. */
const anyString = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('\u0000', '\ud83d', 'a\r\nb', '\u202e', '💋'.repeat(121), ''),
)
/** As a browser writes it into an address: half a surrogate pair becomes U+FFFD there, everything else passes. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

describe('any string in any input', () => {
  it('ends in a row, or in a 4xx with a sentence', async () => {
    const port = inject('port')
    let day = 210
    const visit = async (text: string) => {
      const mark = `any${randomUUID().slice(0, 12)}`
      const headers = { 'cf-connecting-ip': freshAddress(), referer: `https://social.example/${encoded(text)}` }
      const query = ['source', 'campaign', 'term', 'content'].map((name) => `utm_${name}=${encoded(text)}`).join('&')
      expect((await requestSite({ port, slug: 'sophie', path: `/?${query}&utm_medium=${mark}`, headers })).status).toBe(200)
      const body = JSON.stringify([{ name: 'cta_click', path: `/${text}` }])
      expect((await requestSite({ port, slug: 'sophie', path: '/_/events', method: 'POST', body, headers })).status).toBe(204)
      const odd = JSON.stringify({ name: text, path: text, data: { [text]: text } })
      expect((await requestSite({ port, slug: 'sophie', path: '/_/events', method: 'POST', body: odd, headers })).status).toBe(400)
      return mark
    }
    const book = async (text: string, isForm: boolean) => {
      const draft = { name: text, message: text, phone: text, address: text, email: 'sam@example.com', service: 'dinner', hours: '2' }
      const fields = { ...draft, startsAt: startInDays(day++), shownAt: '0' }
      const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
      const body = isForm ? String(new URLSearchParams(fields)) : JSON.stringify({ ...fields, hours: 2 })
      const headers = { 'content-type': type, 'cf-connecting-ip': freshAddress() }
      const answer = await requestSite({ port, slug: 'sophie', path: '/_/bookings', method: 'POST', body, headers })
      expect(answer.status).toBeLessThan(500)
      if (answer.status >= 400 && !isForm) expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(/\.$/)
    }
    const marks: string[] = []
    // The seed of a failure is printed with it.
    await fc.assert(
      fc.asyncProperty(anyString, fc.boolean(), async (text, isForm) => {
        marks.push(await visit(text))
        await book(text, isForm)
      }),
      { numRuns: 25, endOnFailure: true },
    )
    await eventually(async () => {
      const found =
        await sql`select count(*)::integer as visits, sum(interactions)::integer as clicks from sessions where utm_medium = any (${marks})`
      return found[0]?.visits === marks.length && found[0]?.clicks === marks.length ? true : undefined
    }, 'Every visit and its click')
    expect(await sql`select from dead_events where tenant_id = 'sophie'`).toHaveLength(0)
  })
})
