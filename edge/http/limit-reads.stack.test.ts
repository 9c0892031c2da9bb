import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadEdge } from '../../scripts/test-support/load-edge.ts'
import { READ_WAIT_MS_MAX, READS_AT_ONCE_MAX, READS_WAITING_MAX } from '../../tenants/contract/limits.ts'

type Module = typeof import('./limit-reads.ts')
let limit: Module
beforeEach(async () => {
  limit = await loadEdge<Module>('http/limit-reads.ts')
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

/** Reads that end when they are told to. */
function crowd() {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const outcomes: Promise<string>[] = []
  const ask = (count: number, lane: 'visitors' | 'known' = 'visitors') => {
    for (let index = 0; index < count; index++) {
      const name = outcomes.length
      const read = () => {
        begun.push(name)
        return new Promise<string>((resolve) => ends.push(() => resolve('read')))
      }
      outcomes.push(limit.limitReads(lane, read).catch((error: Error) => error.name))
    }
  }
  return { begun, ends, outcomes, ask }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

it('lets so many read at once and the next as one ends, first come, first served', async () => {
  const { begun, ends, outcomes, ask } = crowd()
  ask(READS_AT_ONCE_MAX + 3)
  await settle()
  expect(begun).toEqual(Array.from({ length: READS_AT_ONCE_MAX }, (_, index) => index))
  ends[4]?.()
  await settle()
  expect(begun.slice(READS_AT_ONCE_MAX)).toEqual([READS_AT_ONCE_MAX])
  for (let index = 0; index < ends.length; index++) {
    ends[index]?.()
    await settle()
  }
  expect(begun).toEqual(outcomes.map((_, index) => index))
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['read']))
})

it('gives a turn back that ended with an error', async () => {
  for (let count = 0; count < READS_AT_ONCE_MAX * 2; count++)
    await expect(limit.limitReads('visitors', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await limit.limitReads('visitors', () => Promise.resolve(7))).toBe(7)
})

it('turns away who would make the line too long, at once, and who waits too long', async () => {
  const { outcomes, ask } = crowd()
  ask(READS_AT_ONCE_MAX + READS_WAITING_MAX + 1)
  expect(await outcomes.at(-1)).toBe('TooManyReads')
  await vi.advanceTimersByTimeAsync(READ_WAIT_MS_MAX)
  const waited = await Promise.all(outcomes.slice(READS_AT_ONCE_MAX))
  expect(new Set(waited)).toEqual(new Set(['TooManyReads']))
})

it('keeps nobody with a link or a session waiting behind visitors', async () => {
  const { begun, ask } = crowd()
  ask(READS_AT_ONCE_MAX + 50)
  ask(1, 'known')
  await settle()
  expect(begun).toContain(READS_AT_ONCE_MAX + 50)
})

it('counts no longer whoever was ended without giving the turn back', async () => {
  const { begun, ask } = crowd()
  ask(READS_AT_ONCE_MAX)
  await vi.advanceTimersByTimeAsync(60_000)
  ask(1)
  await settle()
  expect(begun).toContain(READS_AT_ONCE_MAX)
})
