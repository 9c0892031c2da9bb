import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTogether } from './run-together.ts'

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

// The runtime's own timer, which Node has under another name.
beforeAll(() => Object.assign(globalThis, { scheduler: { wait } }))
afterAll(() => Reflect.deleteProperty(globalThis, 'scheduler'))

function slowWork() {
  const seen = { runs: 0, atOnce: 0, most: 0 }
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const work = async () => {
    seen.runs += 1
    seen.atOnce += 1
    seen.most = Math.max(seen.most, seen.atOnce)
    await opened
    seen.atOnce -= 1
  }
  return { seen, work, open }
}

describe('runTogether', () => {
  it('runs once for all who ask before it begins', async () => {
    const { seen, work, open } = slowWork()
    const ask = runTogether(work, { gatherMs: 1, patienceMs: 60_000 })
    open()
    await Promise.all(Array.from({ length: 20 }, ask))
    expect(seen.runs).toBe(1)
    await ask()
    expect(seen.runs).toBe(2)
  })

  it('runs once more for those who ask while it runs, and never beside itself', async () => {
    const { seen, work, open } = slowWork()
    const ask = runTogether(work, { gatherMs: 1, patienceMs: 60_000 })
    const first = ask()
    while (seen.runs === 0) await wait(1)
    const later = Promise.all([ask(), ask(), ask()])
    await wait(20)
    expect(seen.runs).toBe(1)
    open()
    await Promise.all([first, later])
    expect(seen).toEqual({ runs: 2, atOnce: 0, most: 1 })
  })

  it('runs again after one that failed', async () => {
    let runs = 0
    const ask = runTogether(
      async () => {
        runs += 1
        if (runs === 1) throw new Error('once')
      },
      { gatherMs: 1, patienceMs: 60_000 },
    )
    await expect(ask()).rejects.toThrow('once')
    await ask()
    expect(runs).toBe(2)
  })

  it('waits for no run that hangs', async () => {
    let runs = 0
    const ask = runTogether(
      async () => {
        runs += 1
        if (runs === 1) await new Promise(() => undefined)
      },
      { gatherMs: 1, patienceMs: 20 },
    )
    void ask()
    while (runs === 0) await wait(1)
    await ask()
    expect(runs).toBe(2)
  })
})
