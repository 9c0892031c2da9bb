/** The mails of a local run, as the mailbox shows them. In production there is none and nothing to see. */
export async function showLocalMails(env: PlatformEnv, mailId: string): Promise<Response | undefined> {
  if (!env.MAILBOX) return undefined
  const { body, status, headers } = await env.MAILBOX.fetch(`http://mailbox.invalid/${encodeURIComponent(mailId)}`)
  // A fetched answer takes no further header; a new one does.
  return new Response(body, { status, headers })
}
