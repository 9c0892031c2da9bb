import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadEdge } from '../../../scripts/test-support/load-edge.ts'
import { StorageProof } from '../outbox/storage-proof.ts'

// The clock of a machine is set back by an hour, as a wrong one is when its time server answers again.

const HOUR_MS = 3_600_000
const NOON = Date.UTC(2027, 0, 4, 12)
beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const setBack = () => vi.setSystemTime(NOON - HOUR_MS)

it('free times are read again, and not told for an hour as they were', async () => {
  const { recallHeldTimes } = await loadEdge<typeof import('./recall-held-times.ts')>('platform/postgres/recall-held-times.ts')
  let reads = 0
  const ask = () =>
    recallHeldTimes('set-back', { from: NOON, to: NOON + HOUR_MS }, () => {
      reads += 1
      return Promise.resolve([])
    })
  await ask()
  await ask()
  expect(reads).toBe(1)
  setBack()
  await ask()
  expect(reads).toBe(2)
  await ask()
  expect(reads).toBe(2)
})

it('health proves that requests can be written, and does not rely for an hour on what it proved before', async () => {
  let proofs = 0
  const store = {
    prove: () => {
      proofs += 1
    },
  } as unknown as ConstructorParameters<typeof StorageProof>[1]
  const proof = new StorageProof({ STORAGE_PROOF: 'on' }, store, () => Promise.resolve())
  await proof.give(Date.now())
  await proof.give(Date.now())
  expect(proofs).toBe(1)
  setBack()
  await proof.give(Date.now())
  expect(proofs).toBe(2)
})
