import nodemailer from 'nodemailer'
import { senderProblem } from '../deploy/mail-sender.ts'
import { secretProblem } from '../deploy/plan-secrets.ts'
import { type Finding, look, ok, wrong } from './finding.ts'

const PATIENCE_MS = 10_000

/** Signs in to the mail server of SMTP_URL; sends one mail where `to` says so. The address and the password are never told. */
export async function checkMail({
  smtpUrl,
  from,
  to,
}: {
  smtpUrl: string | undefined
  from: string
  to?: string | undefined
}): Promise<Finding> {
  if (!smtpUrl) return ok('mails', 'SMTP_URL is not set: they stay in DATA_DIR, as npm start wants it')
  if (secretProblem('SMTP_URL', smtpUrl) !== undefined)
    return wrong('mails', 'SMTP_URL is no address', 'It looks like smtps://user:password@host:465.')
  const transport = nodemailer.createTransport({
    ...{ url: smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
  })
  try {
    await transport.verify()
    if (to === undefined)
      return look('mails', 'the server lets us in', 'npm run doctor -- --mail-to <your address> sends one, and shows that it arrives.')
    await transport.sendMail({ from, to, subject: 'A test', text: 'If you read this, mails of the platform arrive.' })
    return ok('mails', 'one is on its way: look whether it arrives, and not among the junk')
  } catch (error) {
    return wrong('mails', sayFailure(error), 'Correct SMTP_URL, or ask the provider whether this machine may send.')
  } finally {
    transport.close()
  }
}

/** What a phone shows beside each subject. Where mails stay in a folder nobody sees it. */
export function checkSender({ smtpUrl, from }: { smtpUrl: string | undefined; from: string }): Finding[] {
  const problem = smtpUrl ? senderProblem(from) : undefined
  return problem === undefined ? [] : [look('sender of mails', from, problem)]
}

/** What the server or the net said, without the words that could hold an address. */
function sayFailure(error: unknown): string {
  const { code, responseCode, message = '' } = error as { code?: string; responseCode?: number; message?: string }
  const said = new Set([...(message.match(/\bE[A-Z]{5,}\b/g) ?? []), code, responseCode].filter((part) => part !== undefined))
  return said.size === 0 ? 'the server was not understood' : `refused (${[...said].join(', ')})`
}
