import { TELL_GATHER_MS, TELL_PATIENCE_MS } from '../../../tenants/contract/limits.ts'
import { sendDuePushes } from '../app/push/send-due-pushes.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { runTogether } from './run-together.ts'

const TOGETHER = { gatherMs: TELL_GATHER_MS, patienceMs: TELL_PATIENCE_MS }

/** Mails, and her devices: neither waits for the other, and requests that come together are told together. */
export function tellAll(env: PlatformEnv): () => Promise<void>[] {
  const mails = runTogether(() => sendDueMails(env), TOGETHER)
  const pushes = runTogether(() => sendDuePushes(env), TOGETHER)
  return () => [mails(), pushes()]
}
