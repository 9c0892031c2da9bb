import { createHash, randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// docs/privacy.md: a request is not joined to the visit it came from. Here somebody who has the whole database tries.

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

/** What a request keeps of its visit on purpose, and what many rows share. */
const SHARED =
  /^(tenant_id|referrer_host|utm_\w+|click_source|channel|source|visit_city|city|variants|name|kind|status|country|region|device|browser|os)$/

/** All values of rows that could be one row's alone: texts, and times in milliseconds. */
function tellingValues(rows: readonly Record<string, unknown>[]): string[] {
  return rows.flatMap((row) =>
    Object.entries(row)
      .filter(([column, value]) => typeof value === 'string' && value.length >= 8 && !SHARED.test(column))
      .map(([, value]) => (Number.isNaN(Date.parse(String(value))) ? String(value) : String(Date.parse(String(value))))),
  )
}

it('joins no booking to its visit by an id, nor by a time more closely than by its minute', async () => {
  const mark = `join${randomUUID().slice(0, 8)}`
  const headers = { 'cf-connecting-ip': freshAddress(), cookie: 'ab=hero-photo.1:garden:e' }
  const port = inject('port')
  await requestSite({ port, slug: 'claire', path: `/booking?utm_campaign=${mark}`, headers })
  const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: startInDays(231), hours: 2 }
  const posted = await requestSite({
    ...{ port, slug: 'claire', path: '/_/bookings', method: 'POST', body: JSON.stringify(draft) },
    headers: { ...headers, 'content-type': 'application/json' },
  })
  expect(posted.status).toBe(201)
  const { reference } = (await posted.json()) as { reference: string }
  const rowsOf = async (statement: string, key: string) =>
    (await sql.unsafe<{ row: Record<string, unknown> }[]>(statement, [key])).map(({ row }) => row)
  const events = await eventually(async () => {
    const rows = await rowsOf(
      `select to_jsonb(e) as row from events e join sessions s using (tenant_id, session_id) where s.utm_campaign = $1 and e.name in ('form_submit', 'experiment_conversion')`,
      mark,
    )
    return rows.length === 2 ? rows : undefined
  })
  const sessions = await rowsOf('select to_jsonb(s) as row from sessions s where utm_campaign = $1', mark)
  const assignments = await rowsOf(
    'select to_jsonb(a) as row from ab_assignments a join sessions s using (tenant_id, session_id) where s.utm_campaign = $1',
    mark,
  )
  await sql`select attribute_bookings()`
  const bookings = await rowsOf('select to_jsonb(b) as row from bookings b where reference = $1', reference)
  const log = await rowsOf(
    'select to_jsonb(l) as row from booking_log l join bookings b using (tenant_id, booking_id) where b.reference = $1',
    reference,
  )
  const mails = await eventually(async () => {
    const rows = await rowsOf('select to_jsonb(m) as row from mails m where occasion = $1', reference)
    return rows.every(({ status }) => status !== 'pending') ? rows : undefined
  })
  expect([bookings.length, log.length > 0, mails.length > 0]).toEqual([1, true, true])

  const ofVisit = new Set(tellingValues([...events, ...sessions, ...assignments]))
  expect(ofVisit.size).toBeGreaterThan(5)
  expect(tellingValues([...bookings, ...log, ...mails]).filter((value) => ofVisit.has(value))).toEqual([])
  // Nor by a time that is nearly equal, whatever is added or taken away: each says its minute and no more.
  const times = [...bookings, ...log, ...mails].flatMap((row) =>
    Object.entries(row).filter(([, value]) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)),
  ) as [string, string][]
  expect(new Set(times.map(([column]) => column))).toEqual(
    new Set(['starts_at', 'ends_at', 'hold_expires_at', 'held_until', 'created_at', 'updated_at', 'at', 'due_at', 'sent_at']),
  )
  expect(times.filter(([, value]) => Date.parse(value) % 60_000 !== 0)).toEqual([])
  // What remains: the minute, in which there may be only this visit.
  const minute = Date.parse(String(bookings[0]?.created_at))
  const sent = Date.parse(String(events.find(({ name }) => name === 'form_submit')?.occurred_at))
  expect(Math.abs(sent - minute)).toBeLessThan(61_000)
  // Nor by an id that is computed from what the booking has.
  const bytes = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
  const known = tellingValues(bookings).flatMap((value) => ['form_submit', 'hero-photo.1'].map((name) => bytes(`${value}:${name}`)))
  expect([...ofVisit].filter((value) => known.some((prefix) => value.replaceAll('-', '').startsWith(prefix)))).toEqual([])
})

it('counts a double click once', async () => {
  const path = `/booking?utm_campaign=double${randomUUID().slice(0, 8)}`
  const headers = { 'cf-connecting-ip': freshAddress(), 'content-type': 'application/json' }
  const port = inject('port')
  await requestSite({ port, slug: 'claire', path, headers })
  const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: startInDays(201), hours: 2 }
  const post = () => requestSite({ port, slug: 'claire', path: '/_/bookings', method: 'POST', headers, body: JSON.stringify(draft) })
  expect((await Promise.all([post(), post(), post()])).map(({ status }) => status)).toEqual([201, 201, 201])
  expect((await post()).status).toBe(201)
  // What is sent after them has arrived: so have they.
  await requestSite({ port, slug: 'claire', path: '/_/events', method: 'POST', headers, body: '{"name":"cta_click"}' })
  const count = (name: string) => sql`
    select from events e join sessions s using (tenant_id, session_id)
    where s.utm_campaign = ${path.split('=')[1] ?? ''} and e.name = ${name}`
  await eventually(async () => (await count('cta_click'))[0])
  expect(await count('form_submit')).toHaveLength(1)
})
