/** The mails of a local run, as the mailbox shows them. In production there is none and nothing to see. */
export async function showLocalMails(env: PlatformEnv, mailId: string): Promise<Response | undefined> {
  return env.MAILBOX ? env.MAILBOX.fetch(`http://mailbox.invalid/${encodeURIComponent(mailId)}`) : undefined
}
