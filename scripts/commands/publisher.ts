import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { selectWaiting } from '../../db/queries/publisher.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { keepPublisher } from '../publisher/keep-publisher.ts'
import { publish } from '../publisher/publish.ts'
import { publisherPlace } from '../publisher/publisher-place.ts'
import { tell } from '../publisher/run-queue.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run publisher [-- --once]: writes what companions publish into their folders, builds and deploys. --once: what waits now, without a queue. Part of npm
// start and serve, too; a second one waits until the first has ended.

const USAGE = `Usage: npm run publisher             publishes what companions ask for, until Ctrl-C
       npm run publisher -- --once   publishes what waits now, and ends

Environment: DATABASE_URL; PUBLISH_PUSH=on pushes commits, PUBLISH_AUTHOR_HOST is the host of their addresses, PUBLISH_DEPLOY=cloudflare uploads.`

const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
const place = publisherPlace(paths, { say: (sentence) => console.log(sentence) })

function readArguments(): { once: boolean } {
  try {
    const { values } = parseArgs({ options: { once: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
    if (!values.help) return values
    console.log(USAGE)
    process.exit(0)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}

const { once } = readArguments()
try {
  if (once)
    await withDatabase(paths.root, async (sql) => {
      for (const asked of await selectWaiting(sql)) tell(place, asked, await publish(sql, asked, place))
    })
  else await keepUntilSignal()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function keepUntilSignal(): Promise<void> {
  if (process.env.DATABASE_URL === undefined)
    throw new Error('Set DATABASE_URL. On one machine npm start and npm run serve publish themselves, on the database of DATA_DIR.')
  const url = await parseDatabaseUrl(process.env.DATABASE_URL)
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort())
  console.log('Publishing. Ctrl-C ends it after what is under way.')
  await keepPublisher(url, place, ended.signal)
}
