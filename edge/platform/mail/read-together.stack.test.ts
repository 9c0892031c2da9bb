import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { type MailServer, startMailServer } from '../../../scripts/test-support/start-mail-server.ts'
import { type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'

let smtp: MailServer
let serve: Serve
beforeAll(async () => {
  smtp = await startMailServer()
  serve = await startServe({ env: { SMTP_URL: smtp.url } })
})
afterAll(async () => {
  await serve.stop()
  await smtp.stop()
})

async function book(slug: string, days: number): Promise<string> {
  const body = {
    ...{ name: 'Mo Together', email: `mo-${days}@example.com`, service: 'dinner', hours: 2 },
    ...{ startsAt: startInDays(days), idempotencyKey: randomUUID() },
  }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
  const booked = await requestSite({ port: serve.port, slug, path: '/_/bookings', method: 'POST', headers, body: JSON.stringify(body) })
  expect(booked.status).toBe(201)
  return ((await booked.json()) as { reference: string }).reference
}

it('what is wrong with one booking keeps back its own mails alone, and each other leaves once', async () => {
  const sql = connect((await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url)
  const broken = await book('claire', 51)
  const others = [await book('claire', 52), await book('claire', 53), await book('claire', 54)]
  const sent = async () => (await sql`select from mails where status = 'sent'`).length
  await eventually(async () => ((await sent()) === 8 ? true : undefined), 'the mails of all four')
  smtp.mails.splice(0)
  // All are due at once, so that one run takes them.
  await sql.begin(async (tx) => {
    await tx`update bookings set variants = 'null' where reference = ${broken}`
    await tx`update mails set status = 'pending', attempts = 0, due_at = now(), sent_at = null, recipient_hash = null`
  })
  const operator = { authorization: `Bearer ${(await loadLocalSecrets(serve.dataDir)).operatorKey}` }
  const run = () => requestSite({ port: serve.port, path: '/_/operator/run', method: 'POST', headers: operator })
  await run()
  // The run of the outbox may have been quicker.
  await eventually(async () => ((await sent()) >= 6 ? true : undefined), 'the mails of three')
  await run()
  const rows = await sql<{ occasion: string; status: string }[]>`select occasion, status from mails`
  const statesOf = (reference: string) => rows.filter(({ occasion }) => occasion === reference).map(({ status }) => status)
  expect(statesOf(broken)).toEqual(['pending', 'pending'])
  expect(others.flatMap(statesOf)).toEqual(Array.from({ length: 6 }, () => 'sent'))
  const ids = smtp.mails.map((mail) => /^message-id: (.+)$/im.exec(mail)?.[1])
  expect([ids.length, new Set(ids).size]).toEqual([6, 6])
  await sql.end()
})
