import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { selectWaiting } from '../../db/queries/publisher.ts'
import { compileEngine } from '../../sites/builder/compile-engine.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { ROOT } from '../command-line/root.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { keepPublisher } from './keep-publisher.ts'
import { publish } from './publish.ts'
import { publisherPlace } from './publisher-place.ts'
import { tell } from './run-queue.ts'

const place = publisherPlace(buildPaths(ROOT), { say: (sentence) => console.log(sentence) })

/** What waits now, without a queue. */
export async function publishOnce(): Promise<void> {
  await withDatabase(ROOT, async (sql) => {
    for (const asked of await selectWaiting(sql)) tell(place, asked, await publish(sql, asked, place))
  })
}

/** Until a signal, and then what is under way; a second one waits until the first has ended. */
export async function publishUntilSignal(): Promise<void> {
  if (process.env.DATABASE_URL === undefined)
    throw new Error('Set DATABASE_URL. On one machine npm start and npm run serve publish themselves, on the database of DATA_DIR.')
  const url = await parseDatabaseUrl(process.env.DATABASE_URL)
  // What is pulled from here on is published by the next one, which has the code for it.
  await compileEngine(place.paths)
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort())
  console.log('Publishing. Ctrl-C ends it after what is under way.')
  await keepPublisher(url, place, ended.signal)
}
