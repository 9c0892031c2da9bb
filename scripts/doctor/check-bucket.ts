import { createHash, randomBytes } from 'node:crypto'
import { bucketStore } from '../../edge/platform/uploads/bucket-store.ts'
import { type BucketEnv, bucketOf } from '../../edge/platform/uploads/original-store.ts'
import { type Finding, ok, wrong } from './finding.ts'

const PATIENCE = { tries: 2, milliseconds: 10_000, pauseMs: 500 }

/** Puts a few bytes into the bucket of originals, reads them and takes them away again. */
export async function checkBucket(env: BucketEnv): Promise<Finding> {
  try {
    const bucket = bucketOf(env)
    if (bucket === undefined) return ok('photos', 'BUCKET_URL is not set: originals stay in DATA_DIR')
    if (!URL.canParse(bucket.url)) return wrong('photos', 'BUCKET_URL is no address', 'It looks like https://host/name-of-the-bucket.')
    const store = bucketStore(bucket, PATIENCE)
    const bytes = new Uint8Array(randomBytes(32))
    const name = `doctor/${createHash('sha256').update(bytes).digest('hex')}`
    await store.put(name, bytes)
    const read = await store.get(name)
    await store.removeAll('doctor')
    if (read === undefined || Buffer.compare(read, bytes) !== 0)
      return wrong('photos', 'the bucket does not give back what it took', 'Ask its provider.')
    return ok('photos', 'the bucket takes, gives back and deletes')
  } catch (error) {
    return wrong(
      'photos',
      error instanceof Error ? error.message : 'the bucket was not understood',
      'Correct BUCKET_URL and its keys (docs/operations.md).',
    )
  }
}
