import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { memberId } from '../services/member-id.ts'
import { moveMember } from '../services/members.ts'
import { herLists } from './field-at.ts'
import { planDraft } from './plan-save.ts'

const base = sampleSource('margot')
const file = 'content.yaml'
const lunch = { id: 'lunch', name: 'Lunch', description: 'By day.', hours: 2 }
const plan = (changes: SiteChange[], draft: SiteChange[] = []) => planDraft(changes, { base, draft })

describe('a draft', () => {
  it('keeps a field with what is live before it, whatever was drafted before', () => {
    const first = { file, path: 'tagline', before: 'Long dinners, short sentences', after: 'One' }
    expect(plan([{ ...first, before: 'One', after: 'Two' }], [first])).toEqual({ draft: [{ ...first, after: 'Two' }], discard: [] })
  })

  it('has a new member as one change, whatever is said in it', () => {
    const added = { file, path: 'services/lunch', before: undefined, after: lunch }
    const { draft, discard } = plan(
      [
        { file, path: 'services/lunch/price', after: 600 },
        { file, path: 'services/lunch/hours', before: 2, after: 3 },
      ],
      [added],
    )
    expect(draft).toEqual([{ ...added, after: { ...lunch, price: 600, hours: 3 } }])
    expect(discard).toEqual([])
  })

  it('loses what was drafted inside a member that is removed, and nothing beside it', () => {
    const inside = { file, path: 'services/hills/price', before: 2600, after: 2700 }
    const beside = { file, path: 'services/hills-2/price', before: 1, after: 2 }
    const removed = plan([{ file, path: 'services/hills' }], [inside, beside])
    expect(removed.discard).toEqual([{ file, path: 'services/hills/price' }])
    expect(removed.draft).toMatchObject([{ path: 'services/hills', before: { id: 'hills', price: 2600 } }])
    expect(removed.draft[0]?.after).toBeUndefined()
  })

  it('moves members by their ids', () => {
    const list = herLists().find(({ path }) => path === 'services') as never
    const ids = ['dinner', 'garden', 'read-aloud', 'hills', 'away']
    expect(moveMember(base, list, { id: 'garden', by: -1 })).toEqual({
      file,
      path: 'services#order',
      before: ids,
      after: ['garden', 'dinner', 'read-aloud', 'hills', 'away'],
    })
    for (const [id, by] of [
      ['dinner', -1],
      ['away', 1],
      ['gone', 1],
    ] as const)
      expect(moveMember(base, list, { id, by }), id).toBeUndefined()
  })

  it('names a new member after what it is called, and never as another', () => {
    const named = (name: string, taken: string[] = []) => memberId(name, { taken, fallback: 'service' })
    expect(named('Dîner à deux')).toBe('diner-a-deux')
    expect(named('Dinner', ['dinner', 'dinner-2'])).toBe('dinner-3')
    expect(named('🌿')).toBe('service')
    expect(named('24 hours')).toBe('hours')
    expect(named('晚餐', ['service'])).toBe('service-2')
    expect(named('x'.repeat(80))).toHaveLength(36)
    expect(named(`${'x'.repeat(35)}-${'y'.repeat(20)}`)).toBe('x'.repeat(35))
  })
})
