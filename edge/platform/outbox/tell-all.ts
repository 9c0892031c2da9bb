import { TELL_GATHER_MS, TELL_PATIENCE_MS } from '../../../tenants/contract/limits.ts'
import { sendPushesOver } from '../app/push/send-due-pushes.ts'
import { sendMailsOver } from '../mail/send-due-mails.ts'
import { KeptPostgres } from '../postgres/kept-postgres.ts'
import { runTogether } from './run-together.ts'

/** Of one tenant's mails. More would take them from other tenants. */
const CONNECTIONS = 4
const TOGETHER = { gatherMs: TELL_GATHER_MS, patienceMs: TELL_PATIENCE_MS }

/** Mails, and her devices: neither waits for the other, and requests that come together are told together. */
export function tellAll(env: PlatformEnv): () => Promise<void>[] {
  const [forMails, forPushes] = [new KeptPostgres(env, { max: CONNECTIONS, seconds: 5 }), new KeptPostgres(env, { max: 1, seconds: 5 })]
  const mails = runTogether(() => forMails.lend((sql) => sendMailsOver(env, sql)), TOGETHER)
  const pushes = runTogether(() => forPushes.lend((sql) => sendPushesOver(env, sql)), TOGETHER)
  return () => [mails(), pushes()]
}
