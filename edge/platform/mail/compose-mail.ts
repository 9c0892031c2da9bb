import MailComposer from 'nodemailer/lib/mail-composer'
import { headerSafe, type Mail } from './mail.ts'
import { writeMime } from './write-mime.ts'

/** A mail as RFC 5322 text. `from`: the platform's address. */
export const composeMail = (from: string, mail: Mail): Uint8Array<ArrayBuffer> =>
  writeMime(new MailComposer(composedOf(from, mail)).compile())

/** A mail as nodemailer has it. */
export function composedOf(from: string, mail: Mail) {
  return {
    messageId: `<${mail.mailId}@${from.split('@')[1]}>`,
    from: { name: headerSafe(mail.fromName), address: from },
    to: headerSafe(mail.to),
    ...(mail.replyTo === undefined ? {} : { replyTo: headerSafe(mail.replyTo) }),
    subject: headerSafe(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(mail.ics === undefined ? {} : { icalEvent: mail.ics }),
    attachments: (mail.pictures ?? []).map(({ cid, bytes }, index) => ({
      cid,
      content: btoa(String.fromCharCode(...bytes)),
      encoding: 'base64',
      contentType: 'image/jpeg',
      contentDisposition: 'inline' as const,
      filename: `${index + 1}.jpg`,
    })),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
