import { beforeAll, expect, it, vi } from 'vitest'
import type { EventBatch } from '../../tenants/contract/event.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import type { SiteContext } from './context.ts'
import { countDrop } from './visits/count-drops.ts'
import { daySalt } from './visits/day-salt.ts'
import { sendEvents } from './visits/send-events.ts'

// One isolate serves all tenants of a machine: what it keeps of one is never another's.

// The runtime's own clock, which Node has not.
beforeAll(() => vi.stubGlobal('scheduler', { wait: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)) }))

type Keeper = ReturnType<Parameters<typeof daySalt>[1]>
const keeperOf = (byte: number) => ({ saltOf: async () => new Uint8Array([byte]).buffer }) as unknown as Keeper

function contextOf(tenantId: string, byte: number, sent: EventBatch[]) {
  const works: Promise<unknown>[] = []
  const manifest = { tenantId, booking: { timeZone: 'Australia/Sydney' }, experiments: [], languages: [] } as unknown as Manifest
  const url = new URL(`https://${tenantId}.example/`)
  const env = {
    EVENTS: { send: async (batch: EventBatch) => void sent.push(batch) },
    SALTS: { idFromName: (name: string) => name, get: () => ({ ...keeperOf(byte), findSalt: async () => undefined }) },
  } as unknown as SiteContext['env']
  const request = new Request(url, { headers: { 'cf-connecting-ip': '192.0.2.1', 'user-agent': 'Firefox' } })
  const now = new Date('2026-11-26T03:00:00Z')
  const context: SiteContext = { env, manifest, url, request, now, random: () => 0, waitUntil: (work) => void works.push(work) }
  return { context, settle: () => Promise.all(works) }
}

it('gives each tenant the salt of her own keeper', async () => {
  const salts = [await daySalt('ada', () => keeperOf(1), '2026-11-26'), await daySalt('bea', () => keeperOf(2), '2026-11-26')]
  expect(salts.map(([byte]) => byte)).toEqual([1, 2])
  // Kept: no keeper is asked again on the same day.
  expect([...(await daySalt('ada', () => keeperOf(9), '2026-11-26'))]).toEqual([1])
  expect([...(await daySalt('ada', () => keeperOf(3), '2026-11-27'))]).toEqual([3])
})

it('sends what was dropped under the tenant where it was', async () => {
  const sent: EventBatch[] = []
  const [ada, bea] = [contextOf('ada', 1, sent), contextOf('bea', 2, sent)]
  countDrop(ada.context, 'bot')
  countDrop(bea.context, 'server_error', 2)
  countDrop(ada.context, 'bot')
  await Promise.all([ada.settle(), bea.settle()])
  const told = sent.map(({ tenantId, drops }) => [tenantId, drops.map(({ reason, drops: count }) => [reason, count])])
  expect(told).toEqual([
    ['ada', [['bot', 2]]],
    ['bea', [['server_error', 2]]],
  ])
})

it('sends events under the tenant whose page was seen, with a visitor that no other tenant knows', async () => {
  const sent: EventBatch[] = []
  const [ada, bea] = [contextOf('ada', 1, sent), contextOf('bea', 2, sent)]
  const view = (context: SiteContext) => sendEvents(context, [{ name: 'page_view' }], { path: '/', variants: {} })
  await Promise.all([view(ada.context), view(bea.context), view(ada.context)])
  // In one message or in two: which requests are of one moment is the clock's to say.
  const told = (tenant: string) => sent.flatMap(({ tenantId, events }) => (tenantId === tenant ? events : [])).length
  expect([told('ada'), told('bea'), sent.flatMap(({ events }) => events).length]).toEqual([2, 1, 3])
  const visitors = new Set(sent.flatMap(({ events }) => events.map(({ visitorId }) => visitorId)))
  expect(visitors.size).toBe(2)
})
