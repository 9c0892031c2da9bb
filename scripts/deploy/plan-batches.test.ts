import { expect, it } from 'vitest'
import { planBatches } from './plan-batches.ts'

const many = Array.from({ length: 2000 }, (_, index) => `tenant-${index}`)

it('gives every tenant to one batch, always the same, and never more batches than machines', () => {
  const batches = planBatches(many, 20)
  expect(batches).toHaveLength(20)
  expect(batches.flatMap(({ tenants }) => tenants.split(' ')).sort()).toEqual([...many].sort())
  const nameOf = (slug: string, of: typeof batches) => of.find(({ tenants }) => tenants.split(' ').includes(slug))?.name
  for (const slug of ['tenant-7', 'tenant-1999']) expect(nameOf(slug, planBatches([slug], 20))).toBe(nameOf(slug, batches))
  for (const { tenants } of batches) expect(tenants.split(' ').length).toBeLessThan(150)
})

it('has nothing to check where nothing has changed, and hands on no name that is no slug', () => {
  expect(planBatches([], 20)).toEqual([])
  expect(planBatches(['--remove', 'a b', '$(id)', 'Claire'], 20)).toEqual([])
})
