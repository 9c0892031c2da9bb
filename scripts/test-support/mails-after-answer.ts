import type { ParsedMail } from 'mailparser'
import type { Sql } from 'postgres'
import { hurryMails } from '../../db/queries/hurry-mails.ts'
import { mailsAbout } from './read-mails.ts'
import { runCron } from './run-cron.ts'

/** All mails about a request that she has answered. That of her answer waits until it cannot be undone any more: here it leaves at once. */
export async function mailsAfterAnswer(sql: Sql, reference: string, count: number): Promise<ParsedMail[]> {
  await hurryMails(sql, reference)
  await runCron()
  return mailsAbout(reference, count)
}
