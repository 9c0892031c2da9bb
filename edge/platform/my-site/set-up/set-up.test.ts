import { describe, expect, it } from 'vitest'
import { EXAMPLE_BEGINNINGS } from '../../../../tenants/contract/example-words.ts'
import type { Json, SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { withChanges } from '../form/plan-save.ts'
import { followName } from './follow-name.ts'
import { placePhotos } from './place-photos.ts'
import { firstOpen, nextOf, STEPS } from './steps.ts'
import { whatIsLeft } from './what-is-left.ts'

const TENANT = { name: 'Emma', city: 'Sydney', seo: { title: 'Emma · Sydney', description: 'Emma, companion in Sydney.' } }
const TWO = { label: 'Two hours', hours: 2, incall: 800, outcall: 900 }
const THREE = { label: 'Three hours', hours: 3, incall: 1100, outcall: 1200 }
const TEMPLATE: SiteSource = {
  'tenant.yaml': TENANT,
  'content.yaml': {
    services: [{ id: 'dinner', name: 'Dinner date', hours: 3, price: 1200 }],
    rates: [{ title: 'By the hour', items: [TWO, THREE] }],
  },
  'photos.yaml': {
    photos: [
      { id: 'first', file: 'placeholder-1.jpg', alt: 'A placeholder', slots: ['hero', 'about', 'gallery'] },
      { id: 'second', file: 'placeholder-2.jpg', alt: 'Another' },
    ],
  },
}
const named = (path: string, after: string) => ({ file: 'tenant.yaml', path, before: undefined, after })
const adding = (id: string, alt: string, slots: string[] = ['gallery']) => ({
  file: 'photos.yaml',
  path: `photos/${id}`,
  before: undefined,
  after: { id, file: `${id}.jpg`, alt, slots },
})

describe('the way', () => {
  it('goes through every step once, to the site as it will be', () => {
    expect(STEPS.map((step) => nextOf(step).split('/').at(-1))).toEqual([...STEPS.slice(1), 'ready'])
    expect([firstOpen([]), firstOpen(['name', 'words']), firstOpen(STEPS)]).toEqual(['name', 'city', undefined])
  })
})

describe('a name', () => {
  it('goes into title and description for search engines, unless somebody has written others', () => {
    expect(followName(TEMPLATE, [named('name', 'Ruby'), named('city', 'Perth')])).toMatchObject([
      { path: 'seo/title', after: 'Ruby · Perth' },
      { path: 'seo/description', after: 'Ruby, companion in Perth.' },
    ])
    const long = 'N'.repeat(60)
    expect(followName(TEMPLATE, [named('name', long), named('city', 'Alice Springs')])[0]).toMatchObject({ after: long })
    const own = withChanges(TEMPLATE, [named('seo/title', 'A quiet evening')])
    expect(followName(own, [named('name', 'Ruby')])).toMatchObject([{ path: 'seo/description', after: 'Ruby, companion in Sydney.' }])
    expect(followName(withChanges(own, [named('seo/description', 'An evening with me.')]), [named('name', 'Ruby')])).toEqual([])
  })
})

describe('a line of hers', () => {
  const line = (after: string) => ({ file: 'content.yaml', path: 'tagline', before: undefined, after })
  it('goes into the description for search engines, and the template’s does not', () => {
    const described = 'Slow evenings by the sea. Emma, companion in Sydney.'
    expect(followName(TEMPLATE, [line('Slow evenings by the sea')])).toMatchObject([{ path: 'seo/description', after: described }])
    expect(followName(TEMPLATE, [line('A line of your own')])).toEqual([])
    const old = withChanges(TEMPLATE, [named('seo/description', 'A warm and discreet companion in Sydney.')])
    expect(followName(old, [line('Slow evenings by the sea')])).toMatchObject([{ path: 'seo/description', after: described }])
  })
})

describe('photos of hers', () => {
  it('take the places of the template’s, the first one opening her page', () => {
    expect(placePhotos(TEMPLATE)).toEqual([])
    const source = withChanges(TEMPLATE, [adding('photo-a', 'A hand'), adding('photo-b', 'A door')])
    const then = withChanges(source, placePhotos(source))
    expect(then['photos.yaml']).toEqual({
      photos: [
        { id: 'photo-a', file: 'photo-a.jpg', alt: 'A hand', slots: ['hero', 'about', 'gallery'] },
        { id: 'photo-b', file: 'photo-b.jpg', alt: 'A door', slots: ['gallery'] },
      ],
    })
    expect(placePhotos(then)).toEqual([])
  })

  it('stay where she has put them', () => {
    const source = withChanges(TEMPLATE, [adding('photo-a', 'A hand'), adding('photo-b', 'A door', ['hero', 'about'])])
    expect(placePhotos(source).map(({ path }) => path)).toEqual(['photos/first', 'photos/second'])
  })
})

describe('what is left', () => {
  it('is the words of the template where nobody has written others', () => {
    const { tagline, intro, about } = EXAMPLE_BEGINNINGS
    const untouched: SiteSource = { ...TEMPLATE, 'content.yaml': { tagline, intro }, 'about.md': `${about} And so on.\n` }
    const wordsLeft = (source: SiteSource, steps = ['words']) =>
      whatIsLeft({ live: TEMPLATE, source }, { steps }).flatMap(({ words, href }) => (href.endsWith('/words') ? [words] : []))
    expect(wordsLeft(untouched)).toEqual([
      'Your line is still the example',
      'Your introduction is still the example',
      'What you say about yourself is still the example',
    ])
    expect(wordsLeft(untouched, [])).toEqual(['Words'])
    const hers = { ...untouched, 'about.md': 'I grew up by the sea.' }
    expect(wordsLeft(withChanges(hers, [{ file: 'content.yaml', path: 'tagline', after: 'Slow evenings' }]))).toEqual([
      'Your introduction is still the example',
    ])
  })

  it('is what the template says of a service whose price is hers', () => {
    const services = [{ id: 'dinner', name: 'Dinner date', description: EXAMPLE_BEGINNINGS.service, price: 1300 }]
    const source = { ...TEMPLATE, 'content.yaml': { services, rates: [] } }
    expect(whatIsLeft({ live: TEMPLATE, source }, { steps: [] }).slice(STEPS.length)).toEqual([
      { words: 'What you say about “Dinner date” is still the example', href: expect.stringMatching(/services\/dinner$/) },
    ])
  })

  const left = (source: SiteSource, steps: readonly string[]) => whatIsLeft({ live: TEMPLATE, source }, { steps }).map(({ words }) => words)

  it('is every step she has not gone through, and what is still the template’s', () => {
    expect(left(TEMPLATE, ['name', 'city', 'words', 'hours'])).toEqual([
      'Photos',
      'Look',
      'Your services are still the example',
      'Your rates are still the example',
    ])
    const source = withChanges(TEMPLATE, [
      adding('photo-a', ''),
      { file: 'content.yaml', path: 'services/dinner/price', after: 1300 },
      {
        file: 'content.yaml',
        path: 'rates',
        after: [
          {
            title: 'Evenings',
            items: [
              { ...TWO, incall: 850 },
              { ...THREE, outcall: 1300 },
            ],
          },
        ],
      },
    ])
    expect(left(source, STEPS)).toEqual(['What each photo shows'])
    expect(left(withChanges(source, [adding('photo-a', 'A hand')]), STEPS)).toEqual([])
  })

  it('is every line of the template’s rates until it is hers: a heading of hers says no price', () => {
    const rated = (items: Json[]) =>
      withChanges(TEMPLATE, [
        adding('photo-a', 'A hand'),
        { file: 'content.yaml', path: 'services/dinner/description', after: 'A long table.' },
        { file: 'content.yaml', path: 'rates', after: [{ title: 'Evenings', items }] },
      ])
    expect(left(rated([TWO, THREE]), STEPS)).toEqual([
      '“Two hours” in your rates is still the example',
      '“Three hours” in your rates is still the example',
    ])
    expect(left(rated([TWO, { ...THREE, incall: 1150 }]), STEPS)).toEqual(['“Two hours” in your rates is still the example'])
    expect(left(rated([{ ...TWO, label: 'Two hours or less' }]), STEPS)).toEqual([])
  })

  it('is a service that costs something else than her rates say', () => {
    const source = withChanges(TEMPLATE, [
      adding('photo-a', 'A hand'),
      { file: 'content.yaml', path: 'services/dinner/price', after: 1300 },
      { file: 'content.yaml', path: 'rates', after: [{ title: 'Evenings', items: [{ ...THREE, incall: 1150 }] }] },
    ])
    expect(left(source, STEPS)).toEqual(['“Dinner date” costs another price than your rates say in “Three hours”'])
  })
})
