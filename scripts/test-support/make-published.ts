import { cp } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { buildAll } from '../../sites/builder/build-all.ts'
import { makePublishable } from '../publisher/make-publishable.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { makeDatabase } from './make-database.ts'

export type PublishedSample = Awaited<ReturnType<typeof makePublished>>

/** A sample under another name, `her`, in folders and a database of its own, built and known to it: what a publication begins from. */
export async function makePublished({ sample, her }: { sample: 'claire' | 'margot'; her: string }) {
  const database = await makeDatabase(inject('databaseUrl'))
  const place = await makePublishable((tenants) =>
    cp(path.resolve(import.meta.dirname, '../../tenants', sample), path.join(tenants, her), { recursive: true }),
  )
  await buildAll({ paths: place.paths, tenants: [], force: false, onProgress: () => undefined })
  await prepareDatabase(database.url, place.paths)
  return { database, place }
}
