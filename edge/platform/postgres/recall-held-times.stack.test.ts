import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadEdge } from '../../../scripts/test-support/load-edge.ts'
import { HELD_TIMES_AGE_MS_MAX, READ_WAIT_MS_MAX } from '../../../tenants/contract/limits.ts'

type Module = typeof import('./recall-held-times.ts')
const DAY = 86_400_000
const ASKED = { from: 20_000 * DAY, to: 20_014 * DAY }
const dayOf = (count: number) => ({ from: (20_000 + count) * DAY, to: (20_001 + count) * DAY })
const told = (count: number) => () => Promise.resolve([dayOf(count)])

let recall: Module['recallHeldTimes']
let forget: Module['forgetHeldTimes']
beforeEach(async () => {
  ;({ recallHeldTimes: recall, forgetHeldTimes: forget } = await loadEdge<Module>('platform/postgres/recall-held-times.ts'))
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

it('reads once for all who ask at the same time, whatever their days are, and tells each of the own days', async () => {
  let reads = 0
  const read = async (range: { from: number; to: number }) => {
    reads += 1
    expect(range.from).toBeLessThanOrEqual(ASKED.from)
    expect(range.to).toBeGreaterThan(ASKED.to + 50 * DAY)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return [dayOf(1), dayOf(9)]
  }
  const answers = Promise.all([
    recall('one', ASKED, read),
    recall('one', ASKED, read),
    recall('one', { ...ASKED, to: dayOf(3).to }, read),
    recall('one', dayOf(5), read),
  ])
  await vi.advanceTimersByTimeAsync(100)
  expect(await answers).toEqual([[dayOf(1), dayOf(9)], [dayOf(1), dayOf(9)], [dayOf(1)], []])
  expect(reads).toBe(1)
})

it('tells the same for a moment, of one tenant', async () => {
  expect(await recall('one', ASKED, told(1))).toEqual([dayOf(1)])
  expect(await recall('one', ASKED, told(2))).toEqual([dayOf(1)])
  expect(await recall('other', ASKED, told(3))).toEqual([dayOf(3)])
  await vi.advanceTimersByTimeAsync(HELD_TIMES_AGE_MS_MAX)
  expect(await recall('one', ASKED, told(4))).toEqual([dayOf(4)])
})

it('tells what was written since, also where it was being read at that moment', async () => {
  await recall('one', ASKED, async () => {
    forget('one')
    return []
  })
  expect(await recall('one', ASKED, told(1))).toEqual([dayOf(1)])
  forget('one')
  expect(await recall('one', ASKED, told(2))).toEqual([dayOf(2)])
})

it('keeps nothing of a reading that failed, and tells all who waited for it', async () => {
  const fail = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error('away')), 100))
  const answers = Promise.allSettled([recall('one', ASKED, fail), recall('one', ASKED, fail)])
  await vi.advanceTimersByTimeAsync(100)
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await recall('one', ASKED, told(1))).toEqual([dayOf(1)])
})

it('waits for a reading that never ends no longer than anybody should', async () => {
  void recall('one', ASKED, () => new Promise(() => undefined))
  const waits = recall('one', ASKED, told(1)).catch((error: Error) => error.name)
  await vi.advanceTimersByTimeAsync(READ_WAIT_MS_MAX)
  expect(await waits).toBe('TooManyReads')
  expect(await recall('one', ASKED, told(2))).toEqual([dayOf(2)])
})
