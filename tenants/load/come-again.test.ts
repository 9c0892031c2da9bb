import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listTenants } from './list-tenants.ts'
import { loadTenant } from './load-tenant.ts'

const TENANTS = path.resolve(import.meta.dirname, '..')
const daysOf = async (slug: string, at: string) =>
  (await loadTenant(path.join(TENANTS, slug), new Date(at))).tenant.tour.map(({ city, from, to }) => `${city} ${from} ${to}`)

describe('the tour of a sample', () => {
  it('is as written until a leg is three days away, and then comes again a year later, after those still ahead', async () => {
    const written = ['Brisbane 2026-12-04 2026-12-08', 'Melbourne 2027-02-12 2027-02-16']
    const later = ['Melbourne 2027-02-12 2027-02-16', 'Brisbane 2027-12-04 2027-12-08']
    expect(await daysOf('claire', '2026-12-01T00:00Z')).toEqual(written)
    expect(await daysOf('claire', '2026-12-02T00:00Z')).toEqual(later)
    expect(await daysOf('claire', '2031-07-01T00:00Z')).toEqual(['Brisbane 2031-12-04 2031-12-08', 'Melbourne 2032-02-12 2032-02-16'])
  })

  it('lies ahead whenever somebody looks at one of them', async () => {
    const slugs = await listTenants(TENANTS)
    expect(slugs).toEqual(['claire', 'margot', 'sophie'])
    for (const slug of slugs)
      for (const year of [2027, 2036]) {
        const legs = await loadTenant(path.join(TENANTS, slug), new Date(`${year}-06-30T00:00Z`))
        expect(legs.tenant.tour.length, slug).toBeGreaterThan(1)
        for (const { from } of legs.tenant.tour) expect(from > `${year}-07-01`, `${slug}: ${from}`).toBe(true)
      }
  })
})
