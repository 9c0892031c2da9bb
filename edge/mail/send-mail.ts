import nodemailer from 'nodemailer'
import { composeMail } from './compose-mail.ts'
import type { Mail } from './mail.ts'

/** Sends a mail over SMTP, or puts it into the mailbox of a local run. Throws where it could not. */
export async function sendMail(env: PlatformEnv, mail: Mail): Promise<void> {
  const raw = await composeMail(env.MAIL_FROM, mail)
  if (env.MAILBOX) {
    const kept = await env.MAILBOX.fetch(`http://mailbox.invalid/${mail.mailId}`, { method: 'PUT', body: raw })
    if (!kept.ok) throw new Error(`The mailbox answered ${kept.status}.`)
    return
  }
  if (!env.SMTP_URL) throw new Error('SMTP_URL is not set.')
  const transport = nodemailer.createTransport(env.SMTP_URL)
  try {
    await transport.sendMail({ envelope: { from: env.MAIL_FROM, to: mail.to }, raw })
  } finally {
    transport.close()
  }
}
