import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'

/** Who mails come from, where both the Worker and a machine of its own have it. */
export async function readMailSender(root: string): Promise<string> {
  const { vars } = parse(await readFile(path.join(root, 'edge/platform/wrangler.jsonc'), 'utf8')) as { vars: { MAIL_FROM: string } }
  return vars.MAIL_FROM
}

const TRADE = /companion|escort/i

/** What whoever puts it into production should know: a phone shows the sender beside each subject, to whoever looks at it. Undefined: nothing. Pure. */
export function senderProblem(from: string): string | undefined {
  const domain = from.slice(from.indexOf('@') + 1)
  if (domain !== PLATFORM_DOMAIN && !domain.endsWith(`.${PLATFORM_DOMAIN}`) && !TRADE.test(from)) return undefined
  return `Mails come from ${from}. Give MAIL_FROM (edge/platform/wrangler.jsonc) a domain that says nothing of the trade, and not the platform's: phones show it beside each subject (docs/operations.md).`
}
