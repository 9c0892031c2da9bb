import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { inject } from 'vitest'
import { eventually } from './eventually.ts'
import { plainSpaces } from './plain-spaces.ts'

/** All mails that a stack has "sent" whose text or subject has `words`, as a mail program reads them. */
export async function readMails(dataDir: string, words: string): Promise<ParsedMail[]> {
  const folder = path.join(dataDir, 'mails')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const mails = await Promise.all(names.map((name) => parsedOnce(path.join(folder, name))))
  return mails.filter(({ text = '', subject = '' }) => text.includes(words) || subject.includes(words))
}

const parsed = new Map<string, Promise<ParsedMail>>()

/** A mail that lies there does not change, and a test looks at all of them many times. */
function parsedOnce(file: string): Promise<ParsedMail> {
  const mail = parsed.get(file) ?? readFile(file).then(parse)
  parsed.set(file, mail)
  return mail
}

const parse = async (file: Buffer): Promise<ParsedMail> => {
  const mail = await simpleParser(file)
  return { ...mail, ...(mail.text === undefined ? {} : { text: plainSpaces(mail.text) }) }
}

export const recipientOf = ({ to }: ParsedMail): string => (Array.isArray(to) ? to : [to]).map((each) => each?.text).join()

/** All mails about a request, as soon as there are so many. */
export const mailsAbout = (reference: string, count: number): Promise<ParsedMail[]> =>
  eventually(async () => {
    const found = await readMails(inject('dataDir'), reference)
    return found.length >= count ? found : undefined
  })

export const mailTo = (mails: readonly ParsedMail[], address: string, subject: RegExp): ParsedMail =>
  mails.find((mail) => recipientOf(mail).includes(address) && subject.test(mail.subject ?? '')) as ParsedMail
