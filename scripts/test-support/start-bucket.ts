import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SignatureV4 } from '@smithy/signature-v4'

/** What the provider would hand out. */
export const BUCKET_KEYS = { keyId: 'test-key-id', secret: 'test-secret' } as const
const NAME = 'originals'

/** What the server does next instead of what it is asked. */
export type Mishap = 'hang' | number

/**
 * A bucket of this process: path-style S3 with objects in memory. It believes no request whose signature Amazon's own library would not have made, and no body that is not
 * what its signed hash says.
 */
export async function startBucket() {
  const objects = new Map<string, Buffer>()
  const mishaps: Mishap[] = []
  const asked: string[] = []
  const server = createServer((request, response) => void answer(request, response))
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    asked.push(`${request.method} ${url.pathname}`)
    const say = (status: number, code?: string) =>
      response.writeHead(status).end(code === undefined ? '' : `<Error><Code>${code}</Code></Error>`)
    const mishap = mishaps.shift()
    if (mishap === 'hang') return undefined
    if (mishap !== undefined) return say(mishap, 'InternalError')
    if (!(await isSigned(request, url))) return say(403, 'SignatureDoesNotMatch')
    if (sha256(body) !== request.headers['x-amz-content-sha256']) return say(400, 'XAmzContentSHA256Mismatch')
    const [, bucket, ...rest] = url.pathname.split('/')
    if (bucket !== NAME) return say(404, 'NoSuchBucket')
    const name = rest.join('/')
    if (request.method === 'PUT') objects.set(name, body)
    if (request.method === 'DELETE') objects.delete(name)
    if (request.method !== 'GET') return say(request.method === 'PUT' ? 200 : 204)
    if (url.searchParams.has('list-type')) return response.end(list(objects, url.searchParams.get('prefix') ?? ''))
    const found = objects.get(name)
    return found ? response.end(found) : say(404, 'NoSuchKey')
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${NAME}`
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  /** As `aws s3 sync` copies a folder: names stay. */
  const takeFolder = async (folder: string) => {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name)
      if (entry.isFile()) objects.set(path.relative(folder, file), await readFile(file))
    }
  }
  return { url, objects, mishaps, asked, stop, takeFolder }
}

/** Two at a time, as a real one gives a thousand. */
const list = (objects: ReadonlyMap<string, Buffer>, prefix: string): string =>
  `<ListBucketResult>${[...objects.keys()]
    .filter((name) => name.startsWith(prefix))
    .slice(0, 2)
    .map((name) => `<Contents><Key>${name}</Key></Contents>`)
    .join('')}</ListBucketResult>`

/** Signs what came once more, and compares. */
async function isSigned(request: IncomingMessage, url: URL): Promise<boolean> {
  const { authorization = '', 'x-amz-date': date = '' } = request.headers
  const [, region = '', signed = ''] =
    /Credential=[^/]+\/\d{8}\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+)/.exec(authorization) ?? []
  const at = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(date))
  if (!at) return false
  const signer = new SignatureV4({
    credentials: { accessKeyId: BUCKET_KEYS.keyId, secretAccessKey: BUCKET_KEYS.secret },
    region,
    service: 's3',
    sha256: NodeSha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
  const again = await signer.sign(
    {
      method: request.method ?? '',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(signed.split(';').map((name) => [name, String(request.headers[name] ?? '')])),
    },
    { signingDate: new Date(`${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z`) },
  )
  const signatureOf = (header: string | undefined) => /Signature=([0-9a-f]{64})/.exec(header ?? '')?.[1]
  return signatureOf(again.headers.authorization) === signatureOf(authorization)
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** As the library wants to be given it. */
class NodeSha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', typeof secret === 'string' ? secret : bytesOf(secret))
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(typeof data === 'string' ? data : bytesOf(data))
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
  reset(): void {
    throw new Error('Nobody needs that.')
  }
}

const bytesOf = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
