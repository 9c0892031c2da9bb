import { TELL_GATHER_MS, TELL_PATIENCE_MS } from '../../../tenants/contract/limits.ts'
import { runTogether } from '../../http/run-together.ts'
import { sendPushesOver } from '../app/push/send-due-pushes.ts'
import { sendMailsOver } from '../mail/send-due-mails.ts'
import { KeptPostgres } from '../postgres/kept-postgres.ts'

/** Of one tenant's mails. More would take them from other tenants. */
const CONNECTIONS = 4
/** Of a run, far more than one takes: what it has sent it must be able to note. */
const HANGS_SECONDS = 180
const TOGETHER = { gatherMs: TELL_GATHER_MS, patienceMs: TELL_PATIENCE_MS }

/** Mails, and her devices: neither waits for the other, and requests that come together are told together. */
export function tellAll(env: PlatformEnv): () => Promise<void>[] {
  const kept = (max: number) => new KeptPostgres(env, { max, seconds: 5, workSeconds: HANGS_SECONDS })
  const [forMails, forPushes] = [kept(CONNECTIONS), kept(1)]
  const mails = runTogether(() => forMails.lend((sql) => sendMailsOver(env, sql)), TOGETHER)
  const pushes = runTogether(() => forPushes.lend((sql) => sendPushesOver(env, sql)), TOGETHER)
  return () => [mails(), pushes()]
}
