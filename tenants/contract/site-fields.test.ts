import { describe, expect, it } from 'vitest'
import { type Json, type SiteSource, siteValueOf, withSiteValue } from './site-fields.ts'

const SERVICES: Json[] = [
  { id: 'dinner', name: 'Dinner date', price: 1500 },
  { id: 'weekend', name: 'A weekend away' },
]
const CONTENT = { tagline: 'By the harbour', services: SERVICES, faq: [{ question: 'How far ahead?', answer: 'A day.' }] }
const SOURCE: SiteSource = { 'content.yaml': CONTENT, 'about.md': 'I read maps.' }
const at = (path: string, file = 'content.yaml') => ({ file, path })
const set = (path: string, value: Json | undefined) => withSiteValue(SOURCE, at(path), value)

describe('a field of her folder', () => {
  it('is found by its name, a member of a list by its id', () => {
    expect(siteValueOf(SOURCE, at('tagline'))).toBe('By the harbour')
    expect(siteValueOf(SOURCE, at('services/dinner/price'))).toBe(1500)
    expect(siteValueOf(SOURCE, at('', 'about.md'))).toBe('I read maps.')
    expect(siteValueOf(SOURCE, at('services#order'))).toEqual(['dinner', 'weekend'])
    for (const nothing of ['services/lunch/price', 'tagline/length', 'services/0', '__proto__', 'constructor/name'])
      expect(siteValueOf(SOURCE, at(nothing)), nothing).toBeUndefined()
  })

  it('takes a value and loses it, and nothing beside it changes', () => {
    expect(set('services/dinner/price', 1600)['content.yaml']).toEqual({
      ...CONTENT,
      services: [{ id: 'dinner', name: 'Dinner date', price: 1600 }, SERVICES[1]],
    })
    expect(siteValueOf(set('services/dinner/price', undefined), at('services/dinner'))).toEqual({ id: 'dinner', name: 'Dinner date' })
    expect(siteValueOf(set('services/weekend', undefined), at('services#order'))).toEqual(['dinner'])
    expect(siteValueOf(set('services/travel', { id: 'travel', name: 'Travel' }), at('services#order'))).toEqual([
      'dinner',
      'weekend',
      'travel',
    ])
    expect(withSiteValue(SOURCE, at('', 'about.md'), 'New.')['about.md']).toBe('New.')
    expect(withSiteValue(SOURCE, at('seo/title', 'tenant.yaml'), 'Claire')['tenant.yaml']).toEqual({ seo: { title: 'Claire' } })
    expect(Object.keys(set('tagline', 'New')['content.yaml'] as object)).toEqual(['tagline', 'services', 'faq'])
  })

  it('puts members in the order of their ids, and loses none that is not named', () => {
    const ordered = (ids: Json) => siteValueOf(set('services#order', ids), at('services#order'))
    expect(ordered(['weekend', 'dinner'])).toEqual(['weekend', 'dinner'])
    expect(ordered(['weekend'])).toEqual(['weekend', 'dinner'])
    expect(ordered('nonsense')).toEqual(['dinner', 'weekend'])
  })

  it('reaches nothing but values', () => {
    withSiteValue(SOURCE, at('__proto__/polluted'), true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
