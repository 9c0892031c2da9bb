import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { Failed } from '../command-line/failed.ts'

/** A platform where it is, whatever DNS says by now: while a domain moves, its name leads to one of two. */
export interface Place {
  /** Such as https://203.0.113.7, or a name. */
  address: string
  /** The platform's domain, by which it knows that it is meant. */
  host: string
  operatorKey: string
}

const SILENCE_MS = 60_000

/** One operator's command there. Throws with what to do. */
export async function askAt<T>({ address, host, operatorKey }: Place, command: string, body: object): Promise<T> {
  const { status, text } = await post(`${address}/_/operator/${command}`, { host, operatorKey, body: JSON.stringify(body) }).catch(
    (error: unknown) => {
      throw new Failed(`Nothing answers at ${address} (${error instanceof Error ? error.message : String(error)}).`)
    },
  )
  if (status === 401) throw new Failed(`${address} does not accept this OPERATOR_KEY. Both places must have the same secrets.`)
  if (status === 404) throw new Failed(`${address} does not know "${command}". It must be the platform, at this version: deploy it first.`)
  if (status !== 200 && status !== 409) throw new Failed(`${address} answered ${status} to "${command}". Its log says why.`)
  return JSON.parse(text) as T
}

function post(
  url: string,
  { host, operatorKey, body }: { host: string; operatorKey: string; body: string },
): Promise<{ status: number; text: string }> {
  const isSecure = new URL(url).protocol === 'https:'
  const headers = {
    host,
    authorization: `Bearer ${operatorKey}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, servername: host, timeout: SILENCE_MS }
    const outgoing = (isSecure ? requestSecure : requestPlain)(url, options, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('silent for a minute'))).on('error', reject)
    outgoing.end(body)
  })
}
