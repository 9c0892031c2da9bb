import { describe, expect, it } from 'vitest'
import type { SiteChange } from '../../tenants/contract/site-fields.ts'
import { planPublication } from './plan-publication.ts'

const SOURCE = { 'tenant.yaml': { name: 'Emma', city: 'Sydney', status: 'inactive' } }
const words = (change: SiteChange, { isSetUp, madeBy = 'companion' }: { isSetUp: boolean; madeBy?: 'companion' | 'developer' }) =>
  planPublication(SOURCE, [{ ...change, madeBy }], { isHiddenByHer: true, isSetUp }).problems.map((problem) => problem.words)
const naming = { file: 'tenant.yaml', path: 'name', before: 'Emma', after: 'Ruby' }
const opening = { file: 'tenant.yaml', path: 'status', before: 'inactive', after: 'active' }

describe('a companion who sets her site up', () => {
  it('says what it is called, and nobody does afterwards from a phone', () => {
    expect(words(naming, { isSetUp: true })).toEqual([])
    expect(words({ ...naming, path: 'city', before: 'Sydney', after: 'Perth' }, { isSetUp: true })).toEqual([])
    expect(words(naming, { isSetUp: false })).toEqual([expect.stringContaining('not part of what you can change')])
    expect(words({ ...naming, path: 'currency', before: undefined, after: 'EUR' }, { isSetUp: true })).not.toEqual([])
  })

  it('is not who opens it', () => {
    expect(words(opening, { isSetUp: true })).toEqual([expect.stringContaining('once it has been approved')])
    expect(words(opening, { isSetUp: true, madeBy: 'developer' })).toEqual([])
    // One that she has hidden herself is hers to show.
    expect(words(opening, { isSetUp: false })).toEqual([])
  })
})
