import nodemailer from 'nodemailer'
import { MAIL_MS_MAX, MAIL_SILENCE_MS_MAX } from '../../../tenants/contract/limits.ts'
import { composeMail } from './compose-mail.ts'
import type { Mail } from './mail.ts'

/** Sends a mail over SMTP, or puts it into the mailbox of a local run. Throws where it could not. */
export async function sendMail(env: PlatformEnv, mail: Mail): Promise<void> {
  const raw = composeMail(env.MAIL_FROM, mail)
  if (env.MAILBOX) {
    const kept = await env.MAILBOX.fetch(`http://mailbox.invalid/${mail.mailId}`, { method: 'PUT', body: raw })
    if (!kept.ok) throw new Error(`The mailbox answered ${kept.status}.`)
    return
  }
  if (!env.SMTP_URL) throw new Error('SMTP_URL is not set.')
  const transport = nodemailer.createTransport({
    url: env.SMTP_URL,
    connectionTimeout: MAIL_SILENCE_MS_MAX,
    greetingTimeout: MAIL_SILENCE_MS_MAX,
    socketTimeout: MAIL_SILENCE_MS_MAX,
  })
  try {
    await Promise.race([transport.sendMail({ envelope: { from: env.MAIL_FROM, to: mail.to }, raw }), tooLate()])
  } finally {
    transport.close()
  }
}

/** Whatever a server does (a word every few seconds, say), one mail does not keep the others waiting for longer. It is tried again. */
async function tooLate(): Promise<never> {
  await scheduler.wait(MAIL_MS_MAX)
  throw new Error('The mail server took too long.')
}
