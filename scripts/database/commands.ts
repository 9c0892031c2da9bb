import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { runningPort, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { dataDirOf } from '../runtime/data-dir.ts'

// The embedded server of DATA_DIR.

const folder = path.join(dataDirOf(ROOT), 'postgres')
const isRunning = async (): Promise<boolean> => (await runningPort(path.join(folder, 'cluster'))) !== undefined

export async function start(): Promise<void> {
  const server = await startEmbeddedPostgres(folder)
  console.log(server.started ? 'PostgreSQL is running.' : 'PostgreSQL was running already.')
}

export async function stop(): Promise<void> {
  if (!(await isRunning())) {
    console.log('PostgreSQL is not running.')
    return
  }
  const server = await startEmbeddedPostgres(folder)
  await server.stop()
  console.log('PostgreSQL has stopped.')
}

export async function tellUrl(): Promise<void> {
  console.log((await startEmbeddedPostgres(folder)).url)
}

/** A server that was not running is not left running, whatever the query does. */
export async function query(text: string): Promise<void> {
  const wasRunning = await isRunning()
  const server = await startEmbeddedPostgres(folder)
  const sql = connect(server.url)
  try {
    const rows = await sql.unsafe(text).catch((error: Error) => {
      throw new Failed(`PostgreSQL does not take this: ${error.message}.`)
    })
    console.table([...rows])
  } finally {
    await sql.end()
    if (!wasRunning) await server.stop()
  }
}
