import type { ISql } from 'postgres'

/** What waits to be sent about a request is due now: for tests of mails that wait on purpose. */
export async function hurryMails(sql: ISql, reference: string): Promise<void> {
  await sql`update mails set due_at = now() where occasion = ${reference} and status = 'pending'`
}
