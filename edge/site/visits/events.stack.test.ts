import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { selectTenantTables } from '../../../db/queries/tenant-rows.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, PHONE, requestSite } from '../../../scripts/test-support/request-site.ts'

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

describe('what is not counted', () => {
  it('has a counted reason each', async () => {
    const read = async () =>
      Object.fromEntries(
        (await sql`select reason, sum(drops)::integer as drops from event_drops where tenant_id = 'sophie' group by reason`).map(
          ({ reason, drops }) => [reason as string, drops as number],
        ),
      )
    const before = await read()
    await post({ name: 'cta_click' }, { 'sec-gpc': '1' })
    await post([{ name: 'cta_click' }, { name: 'cta_click' }], { 'user-agent': 'curl/8' })
    await post({ name: 'form_submit' })
    await post('no JSON')
    await post({ name: 'form_start' }, { 'sec-fetch-site': 'cross-site' })
    await post(JSON.stringify([{ name: 'form_start', path: `/${'x'.repeat(17_000)}` }]))
    const open = (headers: Record<string, string>) => requestSite({ port: inject('port'), slug: 'sophie', path: '/about', headers })
    await open({ 'sec-purpose': 'prefetch' })
    await open({ referer: 'https://www.semalt.com/crawler' })
    await eventually(async () => (((await read()).referrer_spam ?? 0) > (before.referrer_spam ?? 0) ? true : undefined))
    const after = await eventually(async () => {
      const now = await read()
      return (now.speculative ?? 0) > (before.speculative ?? 0) ? now : undefined
    })
    const more = Object.fromEntries(Object.entries(after).map(([reason, drops]) => [reason, drops - (before[reason] ?? 0)]))
    // At least: other tests send what is not counted, too.
    const least: Record<string, number> = {
      private: 1,
      bot: 2,
      edge_only: 1,
      malformed: 1,
      cross_site: 1,
      too_large: 1,
      speculative: 1,
      referrer_spam: 1,
    }
    for (const [reason, drops] of Object.entries(least)) expect(more[reason], reason).toBeGreaterThanOrEqual(drops)
    expect(await sql`select from sessions where referrer_host like '%semalt%'`).toHaveLength(0)
  })

  it('counts every event of a crowd whose bodies are as full as they may be', async () => {
    const photo = `crowd-${Date.now()}`
    const body = Array.from({ length: 45 }, () => ({ name: 'photo_view', path: '/gallery', data: { photo } }))
    await Promise.all(Array.from({ length: 40 }, () => post(body, { 'cf-connecting-ip': freshAddress() })))
    const count = async () => (await sql`select count(*)::integer as count from events where data ->> 'photo' = ${photo}`)[0]?.count
    expect(await eventually(async () => ((await count()) === 40 * 45 ? 'all' : undefined))).toBe('all')
  })

  it('says which network a click came from, and keeps no click id', async () => {
    const id = `Canary${Date.now()}`
    await requestSite({
      port: inject('port'),
      slug: 'sophie',
      path: `/about?gclid=${id}&utm_campaign=${id.toLowerCase()}`,
      headers: { 'cf-connecting-ip': freshAddress() },
    })
    const visit = await eventually(async () => (await sql`select * from sessions where utm_campaign = ${id.toLowerCase()}`)[0])
    expect(visit).toMatchObject({ click_source: 'google', channel: 'paid', source: 'google' })
    expect(await sql.unsafe(`select from events where (events::text) like '%${id}%'`)).toHaveLength(0)
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
    // At least: a browser in another test may have the same variant.
    const after = await read()
    expect(after?.forms).toBeGreaterThanOrEqual(before?.forms + 1)
    expect(after?.contacts).toBeGreaterThanOrEqual(before?.contacts + 1)
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
    for (const table of await selectTenantTables(sql)) {
      const rows = await sql.unsafe(
        `select from ${table} as t where t::text like any (array['%${address}%', '%CanaryPhone%', '%Mozilla/%', '%canary-path%'])`,
      )
      expect(rows, table).toHaveLength(0)
    }
  })
})
