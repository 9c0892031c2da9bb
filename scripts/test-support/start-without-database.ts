import { rm } from 'node:fs/promises'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { makeManagedDatabase } from './make-managed-database.ts'
import { type MailServer, startMailServer } from './start-mail-server.ts'
import { makeDataDir, type Serve, startServe } from './start-serve.ts'

/** A platform that was started while its database (managed, its owner no superuser) was away, and that mails to a server on this machine. */
interface Stranded {
  serve: Serve
  database: Awaited<ReturnType<typeof makeManagedDatabase>>
  smtp: MailServer
  /** As the owner, whom row-level security does not bind. */
  sql: Sql
  stop: () => Promise<void>
}

export async function startWithoutDatabase(): Promise<Stranded> {
  const folder = await makeDataDir()
  const database = await makeManagedDatabase(folder)
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
  return { serve, database, smtp, sql, stop }
}
