import { localMailsPath, localUrl, PLATFORM_DOMAIN, tenantHost } from '../../tenants/contract/urls.ts'
import { senderProblem } from '../deploy/mail-sender.ts'

export interface Welcome {
  port: number
  tenants: readonly string[]
  dataDir: string
  embedded: boolean
  watching: boolean
  /** Whether migrations and tenants are in the database. */
  isReady: boolean
}

/** What a developer wants to know when everything is up. */
export function formatWelcome({ port, tenants, dataDir, embedded, watching, isReady }: Welcome): string {
  const rows: [string, string][] = [
    ['apex', localUrl({ port })],
    ...tenants.map((slug): [string, string] => [slug, localUrl({ slug, port })]),
    [
      'database',
      embedded ? `PostgreSQL in ${dataDir}/postgres (npm run db -- url | query "select …" | stop | start)` : 'PostgreSQL at DATABASE_URL',
    ],
    ['edge state', `${dataDir}/edge (booking outbox, salts)`],
    ['mails', `${localUrl({ port })}${localMailsPath()} (files in ${dataDir}/mails; nothing leaves this machine)`],
    ['stop', watching ? 'Ctrl-C. Changes to a tenant’s files or the source are picked up as you save, and open pages reload.' : 'Ctrl-C'],
  ]
  return formatRows(rows, isReady)
}

/** What whoever keeps the machine wants to know. */
export function formatProductionWelcome({
  port,
  tenants,
  dataDir,
  embedded,
  isReady,
  sender,
}: Omit<Welcome, 'watching'> & { sender: string }): string {
  const problem = senderProblem(sender)
  const rows: [string, string][] = [
    ['listens', `http://127.0.0.1:${port} (for the proxy that ends TLS: docs/one-machine.md)`],
    ['platform', `https://${PLATFORM_DOMAIN}`],
    ...tenants.map((slug): [string, string] => [slug, `https://${tenantHost(slug)}`]),
    ['database', embedded ? `PostgreSQL in ${dataDir}/postgres` : 'PostgreSQL at DATABASE_URL'],
    ['edge state', `${dataDir}/edge (booking outbox, salts, keys)`],
    ['mails', `sent through SMTP_URL, from ${sender}`],
  ]
  return [formatRows(rows, isReady), ...(problem === undefined ? [] : [problem])].join('\n\n')
}

function formatRows(rows: readonly [string, string][], isReady: boolean): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return `\n${isReady ? 'Ready.' : 'The sites are up. The database is not ready yet; requests are taken and kept.'}\n${rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')}`
}
