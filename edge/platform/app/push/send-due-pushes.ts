import type postgres from 'postgres'
import { claimPushes, type DuePush, deletePushDevice, markPushTold, postponePush } from '../../../../db/queries/push.ts'
import { withTenant } from '../../../../db/queries/with-tenant.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { logEvent } from '../../../http/log.ts'
import { connectPostgres } from '../../postgres/connect-postgres.ts'
import { type PushMessage, type PushOutcome, sendPush } from './send-push.ts'
import { type VapidKeys, vapidKeys } from './vapid-keys.ts'

const AT_ONCE = 8
const RETRY_FIRST_SECONDS = 60
/** After these in a row a device is taken for lost. */
const FAILURES_MAX = 8
const RUN_MS_MAX = 50_000

/** Words for a locked screen, which anybody may read. */
const TITLE = 'Something is waiting for you.'

/**
 * Tells devices of requests that wait. After the mail is in the ledger and beside everything else: nothing waits for it, and whatever fails here, the mail
 * says it too.
 */
export async function sendDuePushes(env: PlatformEnv): Promise<void> {
  const sql = connectPostgres(env, { max: AT_ONCE, seconds: 5 })
  await sendPushesOver(env, sql)
  await sql.end({ timeout: 1 })
}

/** The same over connections of the caller's. */
export async function sendPushesOver(env: PlatformEnv, sql: postgres.Sql): Promise<void> {
  const keys = await vapidKeys(env.VAPID_SECRET)
  if (!keys) return
  try {
    const end = Date.now() + RUN_MS_MAX
    for (let due = await claimPushes(sql, AT_ONCE); due.length > 0 && Date.now() < end; due = await claimPushes(sql, AT_ONCE))
      await Promise.all(due.map((each) => sendDue(env, sql, { due: each, keys })))
  } catch (error) {
    logEvent('pushes_not_sent', { error })
  }
}

async function sendDue(env: PlatformEnv, sql: postgres.Sql, { due, keys }: { due: DuePush; keys: VapidKeys }): Promise<void> {
  const outcome = await sendPush(due, messageOf(due), { keys, subject: `mailto:${env.MAIL_FROM}`, send: sender(env) }).catch(
    (error: unknown): PushOutcome => {
      logEvent('push_not_sent', { tenant: due.tenantId, error })
      return 'later'
    },
  )
  await withTenant(sql, { tenantId: due.tenantId, role: 'companion_ingest' }, (tx) => settle(tx, due, outcome))
}

function settle(tx: postgres.TransactionSql, due: DuePush, outcome: PushOutcome): Promise<void> {
  if (outcome === 'sent') return markPushTold(tx, due)
  if (outcome === 'gone' || due.failures + 1 >= FAILURES_MAX) return deletePushDevice(tx, due)
  return postponePush(tx, due, RETRY_FIRST_SECONDS * 2 ** due.failures)
}

const messageOf = ({ references: [reference, ...others] }: DuePush): PushMessage => ({
  title: TITLE,
  url: dashboardPath(others.length > 0 ? 'requests' : `requests/${reference}`),
})

/** A local run keeps what it would send: nothing leaves the machine. */
const sender = (env: PlatformEnv) => (request: Request) => (env.PUSH_SERVICE ? env.PUSH_SERVICE.fetch(request) : fetch(request))
