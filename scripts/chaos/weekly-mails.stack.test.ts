import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { scheduleWeeklyReports } from '../../db/queries/schedule-reports.ts'
import { freePort } from '../runtime/free-port.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { eventually } from '../test-support/eventually.ts'
import { recipientOf } from '../test-support/read-mails.ts'
import { requestSite } from '../test-support/request-site.ts'
import { startVictim, type Victim } from './victim.ts'

const TENANTS = 40
const MAILS_BEFORE_A_KILL = 12
let victim: Victim
let smtp: SMTPServer
const handedOver: { address: string; messageId: string }[] = []
const acknowledged = new Set<string>()
let acknowledgedMax = Number.POSITIVE_INFINITY
let onSilence: () => void = () => undefined
/** After so many more mails the server acknowledges none: what the sender is doing then, it is doing until it is killed. */
const silenceAfter = (mails: number) =>
  new Promise<void>((resolve) => {
    onSilence = resolve
    acknowledgedMax = handedOver.length + mails
  })
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          handedOver.push({ address: recipientOf(mail), messageId: mail.messageId ?? '' })
          if (handedOver.length > acknowledgedMax) return onSilence()
          acknowledged.add(recipientOf(mail))
          done()
        },
        () => undefined,
      )
    },
  })
  // A sender that is killed closes its connections without a word.
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  victim = await startVictim(await freePort(), { env: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
})
afterAll(async () => {
  await victim.end()
  await new Promise<void>((resolve) => smtp.close(resolve))
})

it(`sends ${TENANTS} tenants exactly one weekly mail each, although the sender is killed between two mails, twice`, async () => {
  const sql = connect(await victim.startPostgres())
  // The sites are up before the database is; tenants are written once it is ready.
  await eventually(async () => {
    const ready = await requestSite({ port: victim.port, path: '/_/ready' }).catch(() => undefined)
    return ready?.status === 200 ? true : undefined
  })
  await sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, contact_email, host)
    select 'many-' || n, 'Many ' || n, 'active', 'Sydney', (array['Australia/Sydney', 'Australia/Perth', 'Australia/Brisbane'])[1 + n % 3], 'en-AU', 'AUD', 'many-' || n || '@example.com', 'many.example'
    from generate_series(1, ${TENANTS}) as n
  `
  // A Monday, 08:30 in Perth, the last of these to come to eight o'clock.
  const monday = new Date('2026-11-23T00:30:00Z')
  expect(await scheduleWeeklyReports(sql, new Date('2026-11-22T20:59:00Z'))).toBe(0)
  const { operatorKey } = await loadLocalSecrets(victim.dataDir)
  const run = () =>
    requestSite({ port: victim.port, path: '/_/operator/run', method: 'POST', headers: { authorization: `Bearer ${operatorKey}` } }).catch(
      () => undefined,
    )
  const statusOf = async (status: string) =>
    (
      await sql<{ tenant_id: string }[]>`
        select tenant_id from mails where kind = 'weekly_report' and status = ${status} and tenant_id like 'many-%'
      `
    ).map(({ tenant_id }) => `${tenant_id}@example.com`)

  let silent = silenceAfter(MAILS_BEFORE_A_KILL)
  await Promise.all([scheduleWeeklyReports(sql, monday), scheduleWeeklyReports(sql, monday)])
  expect([...(await statusOf('pending')), ...(await statusOf('sent'))]).toHaveLength(TENANTS)
  const times = (address: string) => handedOver.filter((mail) => mail.address === address).length
  /** Noted as sent before a kill -> how often it had been handed over by then. */
  const told = new Map<string, number>()
  for (const mailsBeforeNext of [MAILS_BEFORE_A_KILL, Number.POSITIVE_INFINITY]) {
    void run()
    await silent
    // What was acknowledged before the silence is being noted as sent meanwhile.
    const acknowledgedMany = [...acknowledged].filter((address) => address.startsWith('many-'))
    await eventually(async () => (acknowledgedMany.length === (await statusOf('sent')).length ? true : undefined), 'the notes')
    const noted = new Map(acknowledgedMany.map((address) => [address, times(address)]))
    await victim.killAndRestart(() => {
      silent = silenceAfter(mailsBeforeNext)
    })
    for (const address of acknowledgedMany) told.set(address, told.get(address) ?? noted.get(address) ?? 0)
    expect(told.size).toBeLessThan(TENANTS)
    // What had been taken by the dead sender is due again in five minutes; they pass here at once.
    await sql`update mails set due_at = now() where status = 'pending'`
  }
  while ((await statusOf('pending')).length > 0) await run()
  await sql.end()

  const many = Map.groupBy(
    handedOver.filter(({ address }) => address.startsWith('many-')),
    ({ address }) => address,
  )
  expect(many.size).toBe(TENANTS)
  // What was not acknowledged is handed over again under the same Message-ID, which a mailbox shows once; what was, is not.
  for (const [address, mails] of many) {
    expect(new Set(mails.map(({ messageId }) => messageId)).size, address).toBe(1)
    if (told.has(address)) expect(mails, address).toHaveLength(told.get(address) ?? 0)
  }
})
