import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** The password that libpq would take from the password file; undefined without a line that fits. https://www.postgresql.org/docs/18/libpq-pgpass.html */
export async function readPgpass(
  { host, port, database, user }: { host: string; port: string; database: string; user: string },
  file = process.env.PGPASSFILE ?? path.join(homedir(), '.pgpass'),
): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const wanted = [host, port, database, user]
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue
    // Fields are parted by colons; a colon or backslash that belongs to one stands behind a backslash.
    const fields = [...line.matchAll(/((?:\\.|[^\\:])*)(?::|$)/g)].map(([, field = '']) => field.replace(/\\(.)/g, '$1'))
    const [password] = fields.slice(wanted.length)
    if (password && wanted.every((value, index) => fields[index] === '*' || fields[index] === value)) return password
  }
  return undefined
}
