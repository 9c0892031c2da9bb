import { type Bucket, bucketStore } from './bucket-store.ts'

/** Where sealed photos of hers lie: a folder of this machine, or a bucket. Names are `claire/<upload>/<hash of the sealed bytes>`. */
export interface OriginalStore {
  put: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** Undefined: it is not there. */
  get: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** One that is not there is no mistake. */
  remove: (name: string) => Promise<void>
  /** Everything below `claire/<upload>/`. */
  removeAll: (folder: string) => Promise<void>
}

/** As the Worker has it, and as a command under Node has it in its environment. */
export interface BucketEnv {
  BUCKET_URL?: string | undefined
  BUCKET_KEY_ID?: string | undefined
  BUCKET_KEY?: string | undefined
  BUCKET_REGION?: string | undefined
}
export type StoreEnv = BucketEnv & Pick<PlatformEnv, 'ORIGINALS'>

/** A bucket, where one is set; else a folder of this machine. Undefined: this platform has neither, so that no photos can be added. */
export function originalStore({ ORIGINALS, ...env }: StoreEnv): OriginalStore | undefined {
  const bucket = bucketOf(env)
  return bucket ? bucketStore(bucket) : ORIGINALS && folderStore(ORIGINALS)
}

/** Undefined: none is set. */
export function bucketOf(env: BucketEnv): Bucket | undefined {
  const { BUCKET_URL: url = '', BUCKET_KEY_ID: keyId = '', BUCKET_KEY: secret = '', BUCKET_REGION: region } = env
  if (url === '') return undefined
  if (keyId === '' || secret === '') throw new Error('BUCKET_URL is set, and BUCKET_KEY_ID or BUCKET_KEY is not.')
  return { url, keyId, secret, ...(region ? { region } : {}) }
}

/** scripts/runtime/open-originals.ts answers. */
function folderStore(service: Fetcher): OriginalStore {
  const ask = async (method: string, name: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> => {
    const response = await service.fetch(`http://originals/${name}`, { method, ...(body ? { body } : {}) })
    if (!response.ok && response.status !== 404) throw new Error(`The store of originals answers ${response.status} to ${method}.`)
    return response
  }
  return {
    put: async (name, bytes) => {
      if ((await ask('PUT', name, bytes)).status === 404) throw new Error('The store of originals takes no such name.')
    },
    get: async (name) => {
      const response = await ask('GET', name)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
    },
    remove: async (name) => {
      await ask('DELETE', name)
    },
    removeAll: async (folder) => {
      await ask('DELETE', folder)
    },
  }
}
