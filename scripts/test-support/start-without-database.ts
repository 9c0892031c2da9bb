import { rm } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { hasOpenssl, oldestServer } from '../rehearse/postgres/find-server.ts'
import { type ManagedPostgres, makeManagedPostgres } from '../rehearse/postgres/make-managed-postgres.ts'
import { requestSite } from './request-site.ts'
import { type MailServer, startMailServer } from './start-mail-server.ts'
import { makeDataDir, type Serve, startServe } from './start-serve.ts'

/**
 * A platform that was started while its database was away, and that mails to a server on this machine. The database is one as it is sold: of Debian's version where
 * that is here, its owner no superuser, and encrypted where there is openssl to make it a certificate.
 */
interface Stranded {
  serve: Serve
  database: ManagedPostgres
  smtp: MailServer
  /** As the owner, whom row-level security does not bind. */
  sql: Sql
  /** A request to her site, or to the platform (''). */
  at: (slug: string, path: string, options?: { headers?: Record<string, string>; form?: Record<string, string> }) => Promise<Response>
  /** What her site and the platform say of themselves. */
  ready: () => Promise<[number, string][]>
  stop: () => Promise<void>
}

export async function startWithoutDatabase(): Promise<Stranded> {
  const folder = await makeDataDir()
  const database = await makeManagedPostgres(folder, await oldestServer(), { isEncrypted: hasOpenssl() })
  await database.stop()
  const smtp = await startMailServer()
  const serve = await startServe({ isDatabaseAway: true, env: { DATABASE_URL: database.ownerUrl, SMTP_URL: smtp.url } })
  const sql = connect(database.ownerUrl)
  const stop = async () => {
    await sql.end()
    const code = await serve.stop()
    await smtp.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
    if (code !== 0) throw new Error(`serve ended with ${code}:\n${serve.output()}`)
  }
  const at: Stranded['at'] = (slug, path, { headers, form } = {}) =>
    requestSite({
      port: serve.port,
      slug,
      path,
      headers: { ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
      ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
    })
  const ready = () =>
    Promise.all(
      ['claire', ''].map(async (slug): Promise<[number, string]> => {
        const response = await at(slug, '/_/ready')
        return [response.status, ((await response.json()) as { status: string }).status]
      }),
    )
  return { serve, database, smtp, sql, at, ready, stop }
}
