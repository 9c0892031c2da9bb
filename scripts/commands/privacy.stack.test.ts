import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { list } from 'tar'
import { describe, expect, inject, it } from 'vitest'
import { eventually } from '../test-support/eventually.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { runHere } from '../test-support/run-here.ts'
import { startInDays } from '../test-support/start-in-days.ts'

const run = (script: string, ...flags: string[]) => runHere(script, flags, { DATA_DIR: inject('dataDir'), PORT: String(inject('port')) })
const book = async (email: string, days: number) => {
  const { status } = await postBooking('sophie', {
    name: 'Export Example',
    email,
    message: 'Words of mine',
    startsAt: startInDays(days),
    hours: 2,
  })
  expect(status).toBe(201)
}

describe('npm run privacy', () => {
  it('exports a client’s words as they were written, then erases them with a receipt', async () => {
    await book('export@example.com', 610)
    await book('export@example.com', 611)
    const exported = JSON.parse((await run('privacy', 'export', '--tenant', 'sophie', '--email', 'Export@example.com')).text) as {
      bookings: { client: { name: string; message: string }; client_sealed: string }[]
      receipt: { counts: { bookings: number } }
    }
    expect(exported.bookings.map(({ client }) => [client.name, client.message])).toEqual([
      ['Export Example', 'Words of mine'],
      ['Export Example', 'Words of mine'],
    ])
    expect(exported.receipt.counts.bookings).toBe(2)
    const erased = await run('privacy', 'erase', '--tenant', 'sophie', '--email', 'export@example.com')
    expect(erased.text).toMatch(
      /^Erased 2 bookings, \d mails, 0 in the outbox\. Receipt [0-9a-f-]{36}, [\s\S]*What remains, and until when:\n- back-ups from before/,
    )
    const after = JSON.parse((await run('privacy', 'export', '--tenant', 'sophie', '--email', 'export@example.com')).text) as {
      bookings: unknown[]
    }
    expect(after.bookings).toEqual([])
  })

  it('packs a tenant’s site, configuration and every table into one archive', async () => {
    const out = path.join(await mkdtemp(path.join(tmpdir(), 'archive-')), 'sophie.tar.gz')
    expect((await run('privacy', 'archive', '--tenant', 'sophie', '--out', out)).text).toContain('readable by you alone')
    expect((await stat(out)).mode & 0o077).toBe(0)
    const names: string[] = []
    await list({ file: out, onReadEntry: (entry) => names.push(entry.path) })
    expect(names).toEqual(
      expect.arrayContaining([
        'sophie/site/index.html',
        'sophie/config/tenant.yaml',
        'sophie/data/bookings.jsonl',
        'sophie/data/daily_visits.jsonl',
        'sophie/README.txt',
      ]),
    )
  })

  it.each([
    [['export', '--tenant', 'nobody', '--email', 'x@example.com'], 1, /There is no tenant "nobody"/],
    [['erase', '--tenant', 'sophie'], 2, /Name the client by --email or by --reference/],
    [['forget', '--tenant', 'sophie'], 2, /^Unknown command 'forget'/],
  ] as const)('says what is missing: %s', async (flags, exit, message) => {
    const { code, text } = await run('privacy', ...flags)
    expect([code, message.test(text)], text).toEqual([exit, true])
  })
})

describe('npm run social', () => {
  it('imports figures, replaces those of a day that is there, and joins posts to visits', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'social-')), 'posts.csv')
    const campaign = `post-${Date.now()}`
    await requestSite({
      port: inject('port'),
      slug: 'sophie',
      path: `/about?utm_campaign=${campaign}`,
      headers: { 'cf-connecting-ip': freshAddress() },
    })
    await writeFile(
      file,
      `Platform,Post ID,Measured on,UTM campaign,Impressions,Clicks\nbluesky,p1,2026-11-20,${campaign},"1,204",9\nbluesky,p2,2026-11-20,,10,0\n`,
    )
    expect((await run('social', 'import', '--tenant', 'sophie', file)).text).toBe('2 rows: 2 new, 0 replaced.\n')
    expect((await run('social', 'import', '--tenant', 'sophie', file)).text).toBe('2 rows: 0 new, 2 replaced.\n')
    expect((await run('social', 'list', '--tenant', 'sophie')).text).toMatch(new RegExp(`bluesky +p1 +${campaign} +1204 +9`))
    await writeFile(file, 'platform,post_id,measured_on,clicks\nmyspace,p1,yesterday,-4\n')
    const { code, text } = await run('social', 'import', '--tenant', 'sophie', file)
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(
        /Nothing was imported\.\nline 2: platform: [\s\S]*line 2: measuredOn: a date as YYYY-MM-DD[\s\S]*line 2: clicks: expected a number of 0 or more/,
      ),
    ])
    await readFile(file)
  })
})

const IDLE = JSON.stringify({
  status: 'ok',
  tenant: 'margot',
  outbox: { waiting: 0, oldestSeconds: 0, dead: 0, unreadable: 0 },
  deadEvents: 0,
})

describe('health', () => {
  it('tells what waits for the database, on every host', async () => {
    const health = async (slug: string) => (await requestSite({ port: inject('port'), slug, path: '/_/health' })).json() as Promise<object>
    // Of one whom hardly another test asks anything; a request may be on its way at this moment all the same.
    let last = ''
    const isIdle = async () => {
      last = JSON.stringify(await health('margot'))
      return last === IDLE ? true : undefined
    }
    await eventually(isIdle, IDLE).catch((error: Error) => expect(last, error.message).toBe(IDLE))
    expect(await health('')).toMatchObject({ status: 'ok' })
  })
})
