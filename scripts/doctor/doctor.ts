import { styleText } from 'node:util'
import { ROOT } from '../command-line/root.ts'
import { readMailSender } from '../deploy/mail-sender.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { checkBucket } from './check-bucket.ts'
import { checkDatabase } from './check-database.ts'
import { checkHosts } from './check-hosts.ts'
import { checkClock, checkDataDir, checkDisk, checkPort, judgeNode } from './check-machine.ts'
import { checkMail, checkSender } from './check-mail.ts'
import { checkSecrets } from './check-secrets.ts'
import type { Finding } from './finding.ts'

/** Looks at what the platform needs and changes nothing: a table, then what to do. Exit code 1 if something is wrong. */
export async function examine({ mailTo }: { mailTo?: string | undefined }): Promise<void> {
  const dataDir = dataDirOf(ROOT)
  const { SMTP_URL, PORT = '8787' } = process.env
  const sender = await readMailSender(ROOT)
  const looked = await Promise.all([
    checkDisk(dataDir),
    checkDataDir(dataDir),
    checkPort(Number(PORT)),
    checkClock(),
    checkDatabase({ root: ROOT, dataDir }),
    checkSecrets(dataDir, process.env),
    checkMail({ smtpUrl: SMTP_URL, from: sender, to: mailTo }),
    checkBucket(process.env),
    checkHosts(ROOT),
  ])
  const findings = [judgeNode(process.version), ...looked.flat(), ...checkSender({ smtpUrl: SMTP_URL, from: sender })]
  console.log(tell(findings))
  process.exitCode = findings.some(({ verdict }) => verdict === 'WRONG') ? 1 : 0
}

/** Pure: what is found, the gravest last, where it is read first. */
export function tell(findings: readonly Finding[]): string {
  const grave = { ok: 0, look: 1, WRONG: 2 }
  const width = Math.max(...findings.map(({ what }) => what.length))
  const table = findings.map(({ what, found, verdict }) => `${mark(verdict)}  ${what.padEnd(width)}  ${found}`).join('\n')
  const todo = findings
    .filter(({ fix }) => fix !== undefined)
    .sort((a, b) => grave[a.verdict] - grave[b.verdict])
    .map(({ what, verdict, fix }) => `${mark(verdict)}  ${what}: ${fix}`)
  return todo.length === 0 ? `${table}\n\nAll is well.` : `${table}\n\n${todo.join('\n')}`
}

const COLOURS = { ok: 'green', look: 'yellow', WRONG: 'red' } as const
const mark = (verdict: Finding['verdict']): string => styleText(COLOURS[verdict], verdict.padEnd(5))
