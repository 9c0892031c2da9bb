import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const signIn = (tenant = 'claire') => signInAs(tenant, sql)
const isIn = async (cookie: string) => (await requestDashboard(dashboardPath(), { cookie })).status === 200
const settings = async (cookie: string, query = '') => (await requestDashboard(dashboardPath('settings') + query, { cookie })).text()
const end = (cookie: string, device: string) => requestDashboard(dashboardPath('devices'), { cookie, form: { device } })

/** The list of her settings, a piece for each device. */
const devicesOf = async (cookie: string) => {
  const rows = (await settings(cookie)).split('<li').filter((row) => row.includes('name="device"'))
  return rows.map((row) => ({
    words: /<strong>([^<]*)/.exec(row)?.[1],
    isThis: row.includes('this device'),
    id: /name="device" value="([^"]+)"/.exec(row)?.[1] ?? '',
    seen: /last seen ([^<]*)/.exec(row)?.[1],
  }))
}
const thisOf = async (cookie: string) => {
  const [here, ...more] = (await devicesOf(cookie)).filter(({ isThis }) => isThis)
  if (!here || more.length > 0) throw new Error('This device is not in the list once.')
  return here
}

describe('her devices', () => {
  it('are listed in words, with the one in her hand', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    const [here, there] = [await thisOf(phone), await thisOf(other)]
    expect(here).toMatchObject({ words: 'iPhone, Safari', seen: 'today' })
    expect((await devicesOf(phone)).map(({ id }) => id)).toEqual(expect.arrayContaining([here.id, there.id]))
    expect(await settings(await signIn('sophie'))).not.toContain(there.id)
    expect(await settings(phone)).toMatch(/Signed in on \d+\s\w+\s\d{4}/)
  })

  it('are signed out one by one: not the others, and not by anybody else', async () => {
    const [phone, other, sophie] = [await signIn(), await signIn(), await signIn('sophie')]
    const { id } = await thisOf(other)
    for (const device of [id, 'x', '']) expect((await end(sophie, device)).headers.get('location')).toBe('/dashboard/settings')
    expect((await end('', id)).headers.get('location')).toMatch(/^\/sign-in/)
    expect(await isIn(other)).toBe(true)
    expect((await end(phone, id)).headers.get('location')).toBe('/dashboard/settings?said=signed-out')
    expect(await settings(phone, '?said=signed-out')).toContain('That device is signed out.')
    expect([await isIn(other), await isIn(phone), await isIn(sophie)]).toEqual([false, true, true])
  })

  it('are left where the one in her hand is signed out', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    const gone = await end(phone, (await thisOf(phone)).id)
    expect([gone.headers.get('location'), gone.headers.get('set-cookie')]).toEqual([
      '/sign-in?out=here',
      expect.stringContaining('Max-Age=0'),
    ])
    expect([await isIn(phone), await isIn(other)]).toEqual([false, true])
  })

  it('are told nothing any more once they are signed out', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    const { id } = await thisOf(other)
    const [session] = await sql`select token_hash from desk_sessions where session_id = ${id}`
    const told = () => sql`select from push_subscriptions where endpoint like 'https://devices.example/%'`
    await sql`
      insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key)
      values ('claire', ${session?.token_hash}, ${`https://devices.example/${id}`}, 'p', 'a', 'k')`
    expect(await told()).toHaveLength(1)
    await end(phone, id)
    expect(await told()).toHaveLength(0)
  })

  it('say when they were last seen, to the hour', async () => {
    const [phone, other] = [await signIn(), await signIn()]
    const { id } = await thisOf(other)
    await sql`update desk_sessions set seen_at = now() - interval '3 days' where session_id = ${id}`
    expect((await devicesOf(phone)).find((each) => each.id === id)?.seen).toMatch(/^on \d+\s\w+\s\d{4}$/)
    await isIn(other)
    expect((await devicesOf(phone)).find((each) => each.id === id)?.seen).toBe('today')
    const [row] = await sql`select extract(minute from seen_at)::integer as minute from desk_sessions where session_id = ${id}`
    expect(row?.minute).toBe(0)
  })
})
