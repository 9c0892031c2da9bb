import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { runningPort, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { dataDirOf } from '../runtime/data-dir.ts'

// npm run db -- start | stop | url | query "select …": the embedded server of DATA_DIR.

const [verb, ...rest] = process.argv.slice(2)
const folder = path.join(dataDirOf(path.resolve(import.meta.dirname, '../..')), 'postgres')

try {
  if (verb !== 'start' && verb !== 'stop' && verb !== 'url' && verb !== 'query') {
    console.error('Usage: npm run db -- start | stop | url | query "select …"')
    process.exit(1)
  }
  const wasRunning = (await runningPort(path.join(folder, 'cluster'))) !== undefined
  if (verb === 'stop' && !wasRunning) {
    console.log('PostgreSQL is not running.')
    process.exit(0)
  }
  const server = await startEmbeddedPostgres(folder)
  if (verb === 'start') console.log(server.started ? 'PostgreSQL is running.' : 'PostgreSQL was running already.')
  if (verb === 'url') console.log(server.url)
  if (verb === 'query') await query(server.url, rest.join(' '))
  if (verb === 'stop' || (!wasRunning && verb === 'query')) await server.stop()
  if (verb === 'stop') console.log('PostgreSQL has stopped.')
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function query(url: string, text: string): Promise<void> {
  const sql = connect(url)
  try {
    console.table([...(await sql.unsafe(text))])
  } finally {
    await sql.end()
  }
}
