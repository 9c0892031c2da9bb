import nodemailer from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { MAIL_FIXTURES } from '../../../scripts/screenshots/every-mail.ts'
import { composedOf, composeMail } from './compose-mail.ts'

/** A boundary is made by chance, and so is the second. */
const settled = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .replaceAll(/--_NmP-[0-9a-f]+-/g, '--_NmP-')
    .replaceAll(/^Date: .*$/gm, 'Date:')

describe('a mail', () => {
  const odd = {
    text: 'Grüße, 悉尼\n.\n\nlast  ',
    html: `<p>${'x'.repeat(3000)} é</p>\n`,
    subject: 'Ünï – cödé',
    fromName: 'Zoë "Z" Ng',
    to: 'zoë@exämple.com',
  }
  const mails = Object.entries(MAIL_FIXTURES)
  it.each([
    ...mails,
    ['odd', { ...mails[0]?.[1], ...odd }],
    ['plain', { ...mails[0]?.[1], text: 'Hello\n', html: '<p>Hello</p>' }],
  ] as typeof mails)('is written as nodemailer writes it through its streams: %s', async (_name, mail) => {
    const { message } = await nodemailer
      .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
      .sendMail(composedOf('notes@example.com', mail))
    expect(settled(composeMail('notes@example.com', mail))).toBe(settled(message as Uint8Array))
  })
})
