import { rm } from 'node:fs/promises'
import { connect } from '../../db/connect.ts'
import { originalsOf } from '../publisher/fetch-original.ts'
import { keepPublisher } from '../publisher/keep-publisher.ts'
import { makePublishable } from '../publisher/make-publishable.ts'
import { type PublisherPlace, publisherPlace } from '../publisher/publisher-place.ts'
import { startServing } from '../runtime/start-stack.ts'
import { makeDataDir } from './start-serve.ts'

/** A platform of its own with folders of its own, which it serves and publishes as `npm run serve` does. `reached`: hears where a publication is. */
export async function startPublishing(
  fill: (tenants: string) => Promise<void>,
  { say = () => undefined, reached }: { say?: (sentence: string) => void } & Pick<PublisherPlace, 'reached'> = {},
) {
  const place = await makePublishable(fill)
  const dataDir = await makeDataDir()
  const stack = await startServing({ paths: place.paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined }, say)
  await stack.database.ready
  const ended = new AbortController()
  const telling = { say: () => undefined, inTurn: stack.inTurn, original: originalsOf(stack.operate), env: {} }
  const here = { ...publisherPlace(place.paths, telling), ...(reached ? { reached } : {}) }
  const publishing = keepPublisher(stack.databaseUrl, here, ended.signal)
  const sql = connect(stack.databaseUrl)
  const stop = async () => {
    ended.abort()
    await publishing
    await sql.end()
    await stack.stop()
    await place.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { place, dataDir, stack, sql, stop }
}
