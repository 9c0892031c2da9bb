import { AwsClient } from 'aws4fetch'
import type { OriginalStore } from './original-store.ts'

/** An S3-compatible bucket (R2, Spaces, S3): its address with its name at the end, `https://<account>.r2.cloudflarestorage.com/originals`. */
export interface Bucket {
  url: string
  keyId: string
  secret: string
  /** Absent: `auto`, as R2 has it. */
  region?: string | undefined
}

interface Patience {
  tries: number
  /** Of one try. */
  milliseconds: number
  /** Before the second try; twice as long before each further one. */
  pauseMs: number
}
const PATIENCE: Patience = { tries: 4, milliseconds: 20_000, pauseMs: 250 }

/** Everything in it is sealed and called by the hash of its bytes, which the bucket checks when it takes them. Errors are sentences without a key or an address. */
export function bucketStore(bucket: Bucket, patience = PATIENCE): OriginalStore {
  const ask = asking(bucket, patience)
  const store: OriginalStore = {
    put: async (name, bytes) => {
      const hash = name.split('/').at(-1) ?? ''
      await ask({ method: 'PUT', name, body: bytes, hash })
    },
    get: async (name) => {
      const response = await ask({ method: 'GET', name })
      return response && new Uint8Array(await response.arrayBuffer())
    },
    remove: async (name) => {
      await ask({ method: 'DELETE', name })
    },
    removeAll: async (folder) => {
      for (let names = await list(folder); names.length > 0; names = await list(folder)) for (const name of names) await store.remove(name)
    },
  }
  const list = async (folder: string): Promise<string[]> => {
    const response = await ask({ method: 'GET', name: '', query: `?list-type=2&prefix=${encodeURIComponent(`${folder}/`)}` })
    // Names are ours: letters, digits, hyphens and slashes.
    return [...((await response?.text()) ?? '').matchAll(/<Key>([a-z0-9/-]+)<\/Key>/g)].map(([, name = '']) => name)
  }
  return store
}

interface Asked {
  method: 'GET' | 'PUT' | 'DELETE'
  name: string
  query?: string
  body?: Uint8Array<ArrayBuffer>
  /** SHA-256 of the body. */
  hash?: string
}

/** Undefined: there is no such object. */
function asking({ url, keyId, secret, region = 'auto' }: Bucket, { tries, milliseconds, pauseMs }: Patience) {
  const aws = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region })
  const root = url.replace(/\/+$/, '')
  return async ({ method, name, query = '', body, hash }: Asked): Promise<Response | undefined> => {
    let problem = ''
    for (let tried = 0; tried < tries; tried++) {
      if (tried > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (tried - 1)))
      // Signed anew each time: a signature has a time in it.
      const request = await aws.sign(`${root}/${name}${query}`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { 'X-Amz-Content-Sha256': hash ?? EMPTY_HASH },
      })
      const answer = await fetch(request, { signal: AbortSignal.timeout(milliseconds) }).catch((error: unknown) => error)
      if (!(answer instanceof Response))
        problem = isTimeout(answer) ? `has not answered within ${milliseconds / 1000} s` : 'cannot be reached'
      else if (answer.status >= 500 || answer.status === 429) problem = `answers ${answer.status}`
      else return judge(method, answer)
    }
    throw new Error(`The bucket of originals ${problem}, tried ${tries} times.`)
  }
}

/** SHA-256 of nothing. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError'

async function judge(method: Asked['method'], response: Response): Promise<Response | undefined> {
  if (response.ok) return response
  const said = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''
  if (response.status === 404 && said === 'NoSuchBucket')
    throw new Error('There is no such bucket of originals: check the name at the end of BUCKET_URL.')
  if (response.status === 404 && method !== 'PUT') return undefined
  if (response.status === 403)
    throw new Error(
      `The bucket of originals refuses its key${said === '' ? '' : ` (${said})`}: check BUCKET_KEY_ID and BUCKET_KEY, and that they may read, write, list and delete.`,
    )
  throw new Error(`The bucket of originals answers ${response.status} to ${method}${said === '' ? '' : ` (${said})`}.`)
}
