import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { eventually, freshAddress, PHONE, requestSite } from '../test-stack/request-site.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const post = (body: unknown, headers: Record<string, string> = {}) =>
  requestSite({
    port: inject('port'),
    slug: 'sophie',
    path: '/_/events',
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('POST /_/events', () => {
  it('answers 204 and brings the events to Postgres', async () => {
    const photo = `photo-${Date.now()}`
    expect(
      (
        await post([
          { name: 'photo_click', path: '/gallery', data: { photo } },
          { name: 'form_start', path: '/booking' },
        ])
      ).status,
    ).toBe(204)
    const row = await eventually(
      async () => (await sql`select tenant_id, name, path, session_id from events where data ->> 'photo' = ${photo}`)[0],
    )
    expect(row).toMatchObject({ tenant_id: 'sophie', name: 'photo_click', path: '/gallery' })
  })

  it.each([
    ['no JSON', 'photo', 400],
    ['an unknown event', { name: 'mouse_move' }, 400],
    ['data that does not fit', { name: 'engagement', data: { seconds: -1, scrollPercent: 50 } }, 400],
    ['too much at once', JSON.stringify([{ name: 'form_start', path: `/${'x'.repeat(17_000)}` }]), 413],
  ])('answers 4xx to %s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status)
  })

  it('answers 403 to another site', async () => {
    expect((await post({ name: 'form_start' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('answers 204 but counts nothing for bots, for GPC, and for events that only the edge may count', async () => {
    const path = `/uncounted-${Date.now()}`
    expect((await post({ name: 'form_start', path }, { 'sec-gpc': '1' })).status).toBe(204)
    expect((await post({ name: 'form_start', path }, { 'user-agent': 'curl/8' })).status).toBe(204)
    expect((await post({ name: 'form_submit', path })).status).toBe(204)
    const marker = `/counted-${Date.now()}`
    await post({ name: 'form_start', path: marker })
    await eventually(async () => (await sql`select from events where path = ${marker}`)[0])
    expect(await sql`select from events where path = ${path}`).toHaveLength(0)
  })
})

describe('a secondary goal of a test', () => {
  it('counts once per visitor, which her cookie remembers', async () => {
    const read = async () =>
      (
        await sql`select coalesce(sum(form_starts), 0)::integer as forms, coalesce(sum(contact_clicks), 0)::integer as contacts
          from ab_daily_counts where tenant_id = 'claire' and variant = 'garden'`
      )[0]
    const before = await read()
    const send = (name: string, cookie: string) =>
      requestSite({
        port: inject('port'),
        slug: 'claire',
        path: '/_/events',
        method: 'POST',
        headers: { cookie },
        body: JSON.stringify({ name }),
      })
    const first = (await send('form_start', 'ab=hero-photo.1:garden:e')).headers.get('set-cookie')
    expect(first).toMatch(/^ab=hero-photo\.1:garden:ef;/)
    expect((await send('form_start', 'ab=hero-photo.1:garden:ef')).headers.get('set-cookie')).toBeNull()
    expect((await send('email_click', 'ab=hero-photo.1:garden:ef')).headers.get('set-cookie')).toMatch(/^ab=hero-photo\.1:garden:efk;/)
    expect((await send('phone_click', 'ab=hero-photo.1:garden:efk')).headers.get('set-cookie')).toBeNull()
    // Somebody who has not seen the test reaches none of its goals.
    expect((await send('form_start', 'ab=hero-photo.1:garden')).headers.get('set-cookie')).toBeNull()
    await eventually(async () => ((await read())?.contacts > before?.contacts ? true : undefined))
    expect(await read()).toEqual({ forms: before?.forms + 1, contacts: before?.contacts + 1 })
  })
})

describe('anonymity', () => {
  it('leaves no address and no user agent in any table', async () => {
    const address = freshAddress()
    const userAgent = `${PHONE} CanaryPhone/1.0`
    await requestSite({
      port: inject('port'),
      slug: 'sophie',
      path: '/about?utm_source=canary-visit',
      headers: { 'cf-connecting-ip': address, 'user-agent': userAgent, referer: 'https://social.example/path/canary-path' },
    })
    const visit = await eventually(async () => (await sql`select * from sessions where utm_source = 'canary-visit'`)[0])
    expect(visit).toMatchObject({
      tenant_id: 'sophie',
      referrer_host: 'social.example',
      device: 'phone',
      browser: 'Safari',
      os: 'iOS',
      country: 'AU',
    })
    for (const table of [
      'tenants',
      'sessions',
      'ab_tests',
      'ab_assignments',
      'ab_daily_counts',
      'events',
      'bookings',
      'social_media_metrics',
    ]) {
      const rows = await sql.unsafe(
        `select from ${table} as t where t::text like any (array['%${address}%', '%CanaryPhone%', '%Mozilla/%', '%canary-path%'])`,
      )
      expect(rows, table).toHaveLength(0)
    }
  })
})
