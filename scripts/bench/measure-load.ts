import autocannon from 'autocannon'
import { cpuSeconds } from './cpu-seconds.ts'

export interface Load {
  url: string
  path: string
  headers: Record<string, string>
  /** With one: POST, of the number of the request. */
  body?: (number: number) => string
  /** Who asks, by number; else always the same. */
  address?: (number: number) => string
  /** For how long, or how many requests. */
  amount: { seconds: number } | { requests: number }
}

export interface Measured {
  /** Requests per second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p97: number
  p99: number
  /** CPU of the runtime for each request, milliseconds. */
  cpuMs: number
  requests: number
  /** Answers of 400 and more, and requests without one. */
  refused: number
}

const CONNECTIONS = 8
let number = 0

/** Loads one address, and reads what CPU process `pid` took meanwhile. */
export async function measureLoad({ url, path, headers, body, address, amount }: Load, pid: number): Promise<Measured> {
  const before = await cpuSeconds(pid)
  const result = await autocannon({
    url: new URL(path, url).href,
    connections: CONNECTIONS,
    ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.requests }),
    headers,
    ...(body === undefined ? {} : { method: 'POST' }),
    ...(body === undefined && address === undefined
      ? {}
      : {
          requests: [
            {
              setupRequest: (request) => {
                number++
                return {
                  ...request,
                  ...(body ? { body: body(number) } : {}),
                  headers: { ...request.headers, ...headers, ...(address ? { 'cf-connecting-ip': address(number) } : {}) },
                }
              },
            },
          ],
        }),
  })
  const requests = result.requests.total
  return {
    // A run of few requests is told by autocannon at its next whole second: https://en.wikipedia.org/wiki/Little%27s_law instead.
    rate: 'seconds' in amount ? requests / result.duration : (CONNECTIONS * 1000) / result.latency.mean,
    p50: result.latency.p50,
    // Autocannon keeps 97.5, not 95.
    p97: result.latency.p97_5,
    p99: result.latency.p99,
    requests,
    cpuMs: ((await cpuSeconds(pid)) - before) * (1000 / requests),
    refused: result.non2xx + result.errors,
  }
}
