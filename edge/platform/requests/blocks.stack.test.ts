import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, readMails } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { runHere } from '../../../scripts/test-support/run-here.ts'
import { runScript } from '../../../scripts/test-support/run-script.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
let cookie: string
let sophie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('claire', sql)
  sophie = await signInAs('sophie', sql)
})
afterAll(() => sql.end())

let day = 690
const book = (change: object = {}) => postBooking('claire', { startsAt: startInDays(day++), ...change })
/** A page, or what a form leads to. */
const dashboard = async (path: string, form?: Record<string, string>, as = cookie): Promise<string> => {
  const response = await requestDashboard(path, { cookie: as, ...(form ? { form } : {}) })
  const location = response.headers.get('location')
  return location === null ? response.text() : dashboard(location, undefined, as)
}
const stateOf = async (reference: string) =>
  (await sql`select status, set_aside, holds_time from bookings where reference = ${reference}`)[0]

describe('a block', () => {
  it('is asked about once, said on the page, listed, and undone', async () => {
    const { body } = await book({ name: 'Blocked Bruno', email: 'bruno@example.com' })
    const page = `/dashboard/requests/${body.reference}`
    expect(await dashboard(page)).toContain(`href="${page}/block"`)
    expect(await dashboard(`${page}/block`)).toContain('Block Blocked Bruno?')
    expect(await stateOf(body.reference)).toMatchObject({ set_aside: null })
    const blocked = await dashboard(page, { do: 'block' })
    expect(blocked).toContain('Unblock client')
    expect(blocked).not.toContain(`${page}/block`)
    expect(await stateOf(body.reference)).toEqual({ status: 'pending', set_aside: 'blocked', holds_time: false })
    expect(await dashboard('/dashboard/requests')).not.toContain('Blocked Bruno')
    const aside = await dashboard('/dashboard/requests?show=blocked')
    expect(aside).toMatch(/Set aside[\s\S]*Blocked Bruno/)
    for (const shown of [aside, blocked]) expect(shown).toMatch(/class="tag">set aside</)
    expect(blocked).not.toContain('waiting for you')
    const list = await dashboard('/dashboard/blocks')
    const block = /name="block" value="([^"]+)"/.exec(list.slice(list.indexOf('bruno@example.com')))?.[1] ?? ''
    expect(await dashboard('/dashboard/blocks', undefined, sophie)).not.toContain('bruno@example.com')
    await dashboard('/dashboard/blocks', { block }, sophie)
    expect(await stateOf(body.reference)).toMatchObject({ set_aside: 'blocked' })
    const undone = await dashboard('/dashboard/blocks', { block })
    expect(undone).toContain('Unblocked.')
    expect(undone).not.toContain('bruno@example.com')
    expect(await stateOf(body.reference)).toMatchObject({ set_aside: null, holds_time: true })
    expect(await dashboard(page)).toContain(`href="${page}/block"`)
  })

  it('is made, listed and taken back by command, for an address that has not asked yet', async () => {
    const place = { DATA_DIR: inject('dataDir'), PORT: String(inject('port')) }
    const blocks = (...flags: string[]) => runHere('blocks', [...flags, '--tenant', 'claire'], place)
    expect((await blocks('add', '--email', 'Later@example.com')).text).toBe('Blocked.\n')
    const { body } = await book({ name: 'Late Larry', email: 'later@example.com' })
    expect(await stateOf(body.reference)).toMatchObject({ set_aside: 'blocked' })
    // A process of its own, as everywhere else one of each command is.
    const list = await runScript('blocks', ['list', '--tenant', 'claire'], place)
    expect(list.text).toMatch(new RegExp(`Late Larry +later@example.com +\\d{4}-\\d{2}-\\d{2} +1 +${body.reference}`))
    expect((await blocks('remove', '--email', 'later@example.com')).text).toBe('Unblocked.\n')
    expect(await stateOf(body.reference)).toMatchObject({ set_aside: null })
    const { code, text } = await blocks('remove', '--email', 'later@example.com')
    expect([code, text]).toEqual([1, 'There is no such block.\n'])
    expect((await blocks('forget')).text).toMatch(/^Unknown command 'forget'/)
  })
})

describe('a flood', () => {
  const flood = async (count: number) => {
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:f100:${(day % 60_000).toString(16)}::1` }
    const made = []
    for (let index = 0; index < count; index++) {
      const draft = {
        name: `Flood ${index}`,
        email: `flood-${randomUUID()}@example.com`,
        service: 'dinner',
        hours: 3,
        startsAt: startInDays(day++),
      }
      const response = await requestSite({
        port: inject('port'),
        slug: 'claire',
        path: '/_/bookings',
        method: 'POST',
        headers,
        body: JSON.stringify(draft),
      })
      made.push(((await response.json()) as { reference: string }).reference)
    }
    return made
  }

  it('is undone with one button, which says how many; nobody gets a mail', async () => {
    const made = await flood(4)
    const [reference = ''] = made
    for (const each of made) await mailsAbout(each, 2)
    expect(await dashboard('/dashboard/flood')).toMatch(/like=network&(?:amp;)?reference=[2-9A-Z-]+">4 requests from the same network/)
    const address = `/dashboard/flood?like=network&reference=${reference}`
    const shown = await dashboard(address)
    expect(shown).toContain('Decline 4 requests')
    expect(await stateOf(reference)).toMatchObject({ status: 'pending' })
    const until = /name="until" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    const form = { like: 'network', reference, until, do: 'decline' }
    // Not another's requests, and not without a button.
    await dashboard('/dashboard/flood', form, sophie)
    await dashboard('/dashboard/flood', { ...form, do: '' })
    expect(await stateOf(reference)).toMatchObject({ status: 'pending' })
    expect(await dashboard('/dashboard/flood', form)).toContain('4 requests declined. Nobody got an email.')
    for (const each of made) {
      expect(await stateOf(each)).toMatchObject({ status: 'declined', set_aside: 'flood' })
      expect(await readMails(inject('dataDir'), each)).toHaveLength(2)
    }
    expect(await dashboard(address)).toContain('None of these requests is waiting any more.')
  })

  it('is shown and undone by command', async () => {
    const [reference = '', ...others] = await flood(2)
    const undo = (...flags: string[]) =>
      runHere('blocks', ['undo', '--tenant', 'claire', '--network-of', reference, ...flags], {
        DATA_DIR: inject('dataDir'),
        PORT: String(inject('port')),
      })
    expect((await undo()).text).toMatch(/2 waiting requests[\s\S]*Flood 1[\s\S]*--yes/)
    expect(await stateOf(reference)).toMatchObject({ status: 'pending' })
    expect((await undo('--block', '--yes')).text).toBe('2 requests declined and their clients blocked. Nobody got an email.\n')
    for (const each of [reference, ...others]) expect(await stateOf(each)).toMatchObject({ status: 'declined', set_aside: 'flood' })
  })
})
