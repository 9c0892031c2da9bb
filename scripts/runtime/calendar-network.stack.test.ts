import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { calendarNetwork } from './calendar-network.ts'

// What the network refuses that a name alone does not give away: names that turn out to be this machine or one beside it.

const WORKER = `export default { async fetch(request, { NETWORK }) {
  try { return await NETWORK.fetch(request.headers.get('to'), { redirect: 'manual' }) } catch (error) { return new Response(String(error), { status: 599 }) }
} }`

let asked = 0
const server = createServer((_, response) => {
  asked += 1
  response.end('inside')
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '::', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** The status and text of each address, through a network. */
async function fetchBy(network: object, addresses: readonly string[]): Promise<string[]> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: WORKER,
      compatibilityDate: '2026-11-01',
      log: new Log(LogLevel.NONE),
      serviceBindings: { NETWORK: network },
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  )
  try {
    const answers: string[] = []
    for (const to of addresses) {
      const response = await miniflare.dispatchFetch('http://localhost/', { headers: { to } })
      answers.push(`${response.status} ${(await response.text()).slice(0, 80)}`)
    }
    return answers
  } finally {
    await miniflare.dispose()
  }
}

it('reaches no address of this machine or of a network beside it, whatever its name', async () => {
  const { port } = server.address() as AddressInfo
  const addresses = ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '[::]', hostname()].map(
    (host) => `http://${host}:${port}/`,
  )
  // They are there: without the rule most of them answer.
  const open = await fetchBy({ network: { allow: ['public', 'private', 'local'], deny: [] } }, addresses)
  expect(open.filter((answer) => answer === '200 inside').length).toBeGreaterThan(2)
  const before = asked
  const answers = await fetchBy(calendarNetwork(), addresses)
  expect(answers.filter((answer) => answer.startsWith('599 '))).toHaveLength(addresses.length)
  expect(asked).toBe(before)
})
