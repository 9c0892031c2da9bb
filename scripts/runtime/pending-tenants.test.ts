import { expect, it } from 'vitest'
import { PendingTenants } from './pending-tenants.ts'

/** What the database is told by one try. */
async function told(pending: PendingTenants, error?: Error): Promise<string[] | 'all' | undefined> {
  let heard: string[] | 'all' | undefined
  await pending
    .hand(async (slugs) => {
      heard = slugs === undefined ? 'all' : [...slugs]
      if (error) throw error
    })
    .catch(() => undefined)
  return heard
}

it('tells everything at first, then only what has changed', async () => {
  const pending = new PendingTenants()
  pending.add(['claire'])
  expect(await told(pending)).toBe('all')
  pending.add(['claire'])
  pending.add(['sophie', 'claire'])
  expect(await told(pending)).toEqual(['claire', 'sophie'])
  expect(await told(pending)).toEqual([])
  pending.add(['claire'])
  pending.add([])
  expect(await told(pending)).toBe('all')
})

it('tells again what a try could not, with what has changed since', async () => {
  const pending = new PendingTenants()
  expect(await told(pending, new Error('away'))).toBe('all')
  expect(await told(pending)).toBe('all')
  pending.add(['claire'])
  expect(await told(pending, new Error('away'))).toEqual(['claire'])
  pending.add(['sophie'])
  expect(await told(pending)).toEqual(['claire', 'sophie'])
})
