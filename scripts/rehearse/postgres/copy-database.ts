import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { withConnection } from '../../../db/connect.ts'
import { endConnections } from '../../../db/queries/read-server.ts'
import { at, type Rehearsal } from './steps.ts'

const run = promisify(execFile)

/** `defaultdb` -> `restored`, as its owner: by pg_dump where the server's package has it, else as a template. Returns how. */
export async function copyDatabase({ directUrl, folder, server }: Rehearsal): Promise<string> {
  const source = new URL(directUrl).pathname.slice(1)
  if (server.pgDump === undefined) {
    await withConnection(at(directUrl, 'postgres'), async (sql) => {
      // A pooler keeps its connections, and a template has none.
      await endConnections(sql, source)
      await sql.unsafe(`create database restored template ${source}`)
    })
    return 'ok, copied'
  }
  const dump = path.join(folder, 'database.dump')
  await run(server.pgDump, ['--format=custom', `--file=${dump}`, directUrl])
  await withConnection(directUrl, (sql) => sql.unsafe('create database restored'))
  await run(path.join(path.dirname(server.pgDump), 'pg_restore'), ['--exit-on-error', `--dbname=${at(directUrl, 'restored')}`, dump])
  return 'ok, dumped'
}
