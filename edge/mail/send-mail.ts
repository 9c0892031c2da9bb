import nodemailer from 'nodemailer'
import { headerSafe, type Mail } from './mail.ts'

/** Sends a mail over SMTP, or puts it into the mailbox of a local run. Throws where it could not. */
export async function sendMail(env: PlatformEnv, mail: Mail): Promise<void> {
  const raw = await composeMail(env, mail)
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

async function composeMail(env: PlatformEnv, mail: Mail): Promise<Uint8Array<ArrayBuffer>> {
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    messageId: `<${mail.mailId}@${env.MAIL_FROM.split('@')[1]}>`,
    from: { name: headerSafe(mail.fromName), address: env.MAIL_FROM },
    to: headerSafe(mail.to),
    ...(mail.replyTo === undefined ? {} : { replyTo: headerSafe(mail.replyTo) }),
    subject: headerSafe(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(mail.ics === undefined ? {} : { icalEvent: { method: 'PUBLISH', filename: 'appointment.ics', content: mail.ics } }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return new Uint8Array(message as Uint8Array)
}
