import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { hurryMails } from '../../../db/queries/hurry-mails.ts'
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

it('a mail that is put off by a server that greylists is sent again, and arrives once', async () => {
  smtp.greylist()
  const sql = connect((await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url)
  const body = {
    ...{ name: 'Grey List', email: 'grey@example.com', service: 'dinner', hours: 2 },
    ...{ startsAt: startInDays(58), idempotencyKey: randomUUID() },
  }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
  const asked = { port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST' }
  const booked = await requestSite({ ...asked, headers, body: JSON.stringify(body) })
  expect(booked.status).toBe(201)
  const { reference } = (await booked.json()) as { reference: string }
  const putOff = async () =>
    (
      await sql`select from mails where occasion = ${reference} and status = 'pending' and attempts = 1 and due_at < now() + interval '1 minute'`
    ).length
  await eventually(async () => ((await putOff()) === 2 ? true : undefined), 'both mails put off for half a minute')
  expect([smtp.putOff(), smtp.mails.length]).toEqual([2, 0])
  await hurryMails(sql, reference)
  const operator = { authorization: `Bearer ${(await loadLocalSecrets(serve.dataDir)).operatorKey}` }
  for (let run = 0; run < 2; run++) await requestSite({ port: serve.port, path: '/_/operator/run', method: 'POST', headers: operator })
  const sent = await sql`select kind from mails where occasion = ${reference} and status = 'sent' order by kind`
  expect(sent.map(({ kind }) => kind as string)).toEqual(['request_client', 'request_companion'])
  const to = await Promise.all(smtp.mails.map(async (mail) => [(await simpleParser(mail)).to ?? []].flat().map(({ text }) => text)))
  expect(to.flat().sort()).toEqual([expect.stringContaining('claire@example.com'), 'grey@example.com'])
  await sql.end()
})
