import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { scheduleWeeklyReports } from '../../db/queries/schedule-reports.ts'
import { seededRandom } from '../../edge/experiments/seeded-random.ts'
import { freePort } from '../stack/free-port.ts'
import { loadLocalSecrets } from '../stack/local-secrets.ts'
import { recipientOf } from '../test-stack/read-mails.ts'
import { requestSite } from '../test-stack/request-site.ts'
import { startVictim, type Victim } from './victim.ts'

const TENANTS = 1000
const KILLS = 4
let victim: Victim
beforeAll(async () => {
  victim = await startVictim(await freePort())
})
afterAll(() => victim.end())

it(`sends ${TENANTS} tenants exactly one weekly mail each, although the sender is killed again and again`, async () => {
  const sql = connect(await victim.startPostgres())
  await sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, contact_email, host)
    select 'many-' || n, 'Many ' || n, 'active', 'Sydney', (array['Australia/Sydney', 'Australia/Perth', 'Australia/Brisbane'])[1 + n % 3], 'en-AU', 'AUD', 'many-' || n || '@example.com', 'many.example'
    from generate_series(1, ${TENANTS}) as n
  `
  // A Monday, 08:30 in Perth, the last of these to come to eight o'clock.
  const monday = new Date('2026-11-23T00:30:00Z')
  expect(await scheduleWeeklyReports(sql, new Date('2026-11-22T20:59:00Z'))).toBe(0)
  await Promise.all([scheduleWeeklyReports(sql, monday), scheduleWeeklyReports(sql, monday)])
  const pending = async () =>
    (await sql`select count(*)::integer as count from mails where kind = 'weekly_report' and status = 'pending'`)[0]?.count as number
  expect(await pending()).toBe(TENANTS + 2)

  const { operatorKey } = await loadLocalSecrets(victim.dataDir)
  const run = () =>
    requestSite({ port: victim.port, path: '/_/operator/run', method: 'POST', headers: { authorization: `Bearer ${operatorKey}` } }).catch(
      () => undefined,
    )
  const random = seededRandom(3)
  let left = TENANTS + 2
  let killedMidway = 0
  for (let kill = 0; kill < KILLS; kill++) {
    void run()
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 700))
    await victim.killAndRestart()
    const now = await pending()
    if (now > 0 && now < left) killedMidway += 1
    left = now
    // What had been taken by the dead sender is due again in five minutes; they pass here at once.
    await sql`update mails set due_at = now() where status = 'pending'`
  }
  expect(killedMidway).toBeGreaterThan(0)
  while ((await pending()) > 0) await run()
  await sql.end()

  const folder = path.join(victim.dataDir, 'mails')
  const recipients = new Map<string, number>()
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.eml')) continue
    const mail = await simpleParser(await readFile(path.join(folder, name)))
    recipients.set(recipientOf(mail), (recipients.get(recipientOf(mail)) ?? 0) + 1)
  }
  const many = [...recipients].filter(([address]) => address.startsWith('many-'))
  expect(many).toHaveLength(TENANTS)
  expect(many.filter(([, count]) => count !== 1)).toEqual([])
})
