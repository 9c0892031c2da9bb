import { describe, expect, it } from 'vitest'
import type { Publication, StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type HerField, herFields } from '../../../../tenants/contract/her-fields.ts'
import { type Json, type SiteChange, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { reviewDraft } from '../review/conflicts.ts'
import { changeWords } from './change-words.ts'
import { groupLine } from './group-line.ts'
import { LIST_WORDS } from './group-words.ts'
import { liveWords } from './live-words.ts'
import { hasWords } from './option-words.ts'
import { priceNotes } from './price-notes.ts'

const source = sampleSource('margot')
const telling = { locale: 'en-AU', currency: 'AUD', source }
const words = (path: string, before: Json | undefined, after: Json | undefined, file = 'content.yaml') =>
  changeWords({ file, path, before, after }, telling)
const everyField = (fields: readonly HerField[]): HerField[] =>
  fields.flatMap((field) => [field, ...('fields' in field.control ? everyField(field.control.fields) : [])])

describe('her words', () => {
  it('has a name for every option and every list that the contract has', () => {
    for (const { path, control } of everyField(herFields())) {
      if ('options' in control) for (const option of control.options) expect(hasWords(path, option), `${path} ${option}`).toBe(true)
      if (control.kind === 'list' && path !== 'blur') expect(Object.keys(LIST_WORDS), path).toContain(path)
    }
  })

  it('tells a change by what she calls the field, with what it said and says', () => {
    expect(words('services/dinner/price', 1150, 1200)).toEqual({
      label: 'Dinner: Price for the usual length',
      before: ['$1,150'],
      after: ['$1,200'],
    })
    expect(words('services/away/price', undefined, 4000)).toMatchObject({ before: ['on request'], after: ['$4,000'] })
    expect(words('services/dinner/photo', undefined, 'fog')).toMatchObject({ before: [], after: ['Seven in the morning.'] })
    expect(words('services/lunch', undefined, { id: 'lunch', name: 'Lunch', description: 'By day.', hours: 2 })).toEqual({
      label: 'New service: Lunch',
      before: [],
      after: ['Lunch · By day. · 2 hours'],
    })
    expect(words('services/hills', { id: 'hills', name: 'A day' }, undefined)).toMatchObject({ label: 'Service removed: A day', after: [] })
    expect(words('services#order', ['dinner', 'garden'], ['garden', 'dinner'])).toMatchObject({
      label: 'What can be booked: order',
      after: ['The garden before it closes', 'Dinner'],
    })
    expect(words('features/tour', undefined, false, 'tenant.yaml')).toEqual({
      label: 'Tour dates',
      before: ['shown'],
      after: ['not shown'],
    })
    expect(words('contact/preferred', 'email', 'sms', 'tenant.yaml')).toMatchObject({ before: ['Email'], after: ['Text message'] })
    expect(words('status', 'active', 'inactive', 'tenant.yaml')).toEqual({
      label: 'Your site',
      before: ['open to everyone'],
      after: ['hidden'],
    })
  })

  it('tells of a list only the lines that differ, and of a line the one figure that does, with what names it', () => {
    expect(words('rates', [], [{ title: 'An evening' }])).toMatchObject({ after: ['An evening'] })
    const { rates } = source['content.yaml'] as { rates: { title: string; items: { incall?: number }[] }[] }
    const after = rates.map((list, index) =>
      index === 0 ? { ...list, items: list.items.map((item, at) => (at === 1 ? { ...item, incall: 1200 } : item)) } : list,
    )
    expect(words('rates', rates, after)).toEqual({
      label: 'Price lists',
      before: ['An evening: Three hours · $1,100 incall'],
      after: ['An evening: Three hours · $1,200 incall'],
    })
  })

  it('tells of a text the paragraphs that differ, however their lines were broken', () => {
    const before = 'I grew up between two languages\nand a great many books.\n\nBy day I restore\nold maps.\n'
    const after = 'I grew up between two languages and a great many books.\n\nBy day I restore old clocks.'
    expect(words('', before, after, 'about.md')).toEqual({
      label: 'About you',
      before: ['By day I restore old maps.'],
      after: ['By day I restore old clocks.'],
    })
  })

  it('says of each group what it says now', () => {
    const line = (group: Parameters<typeof groupLine>[0]) => groupLine(group, telling)
    expect(line('services')).toBe('5 services, from $800')
    expect(line('clients')).toBe('30 and over, 30% deposit')
    expect(line('shown')).toBe('Everything')
    expect(line('questions')).toBe('4 questions, 2 kind words')
    expect(groupLine('words', { ...telling, source: {} })).toBe('')
  })

  it('says where a price is not the one of her rates, until they agree', () => {
    const notes = (path: string, value: Json) =>
      priceNotes({ ...telling, source: withSiteValue(source, { file: 'content.yaml', path }, value) })
    expect(priceNotes(telling)).toEqual([])
    expect(notes('services/dinner/price', 1250)).toEqual([
      {
        id: 'dinner',
        words: 'Dinner costs $1,250, but your rates say $1,100 and $1,150 in “Three hours”. Change one of them before you publish.',
        fact: 'Dinner costs $1,250, but your rates say $1,100 and $1,150 in “Three hours”.',
        inShort: 'Your rates say $1,100 and $1,150 in “Three hours”. It can’t be published like this.',
      },
    ])
    expect(notes('services/dinner/price', 1100)).toEqual([])
    // Her rates have no line for so many hours of it.
    expect(notes('services/away/price', 9000)).toEqual([])
  })

  it('tells when it was live by the clock that she looks at', () => {
    const now = new Date('2026-11-26T05:00:00Z')
    const home = { city: 'Adelaide', timeZone: 'Australia/Adelaide' }
    const told = (at: string) => liveWords(new Date(at), { now, home, rules: undefined, locale: 'en-AU' })
    expect(told('2026-11-26T03:32:00Z')).toBe('2:02 pm (Adelaide time)')
    expect(told('2026-11-25T03:32:00Z')).toBe('Wed 25\u00a0Nov, 2:02 pm (Adelaide time)')
  })
})

describe('a review', () => {
  const field = (change: SiteChange, madeAt: string) =>
    ({
      changeId: '1',
      madeBy: 'companion',
      state: 'draft',
      publicationId: null,
      undoes: null,
      ...change,
      madeAt: new Date(madeAt),
    }) satisfies StoredSiteChange
  const refused = (problems: Publication['problems']): Publication => ({
    publicationId: 'x',
    askedAt: new Date('2026-11-26T01:00:00Z'),
    askedBy: 'companion',
    state: 'refused',
    endedAt: new Date('2026-11-26T01:00:05Z'),
    problems,
    commitId: null,
  })
  const price = { file: 'content.yaml', path: 'services/dinner/price', before: 1150, after: 1200 }
  const review = (change: SiteChange, problems: Publication['problems'], madeAt = '2026-11-26T00:59:00Z') =>
    reviewDraft({ preview: undefined, base: source, draft: [field(change, madeAt)], publications: [refused(problems)] })
  const problem = { file: 'content.yaml', path: 'services/dinner/price', words: 'Too high.' }

  it('has a refusal beside its change until she has changed it again', () => {
    expect(review(price, [problem]).reviewed[0]).toMatchObject({ words: 'Too high.' })
    expect(review(price, [problem], '2026-11-26T01:01:00Z').reviewed[0]?.words).toBeUndefined()
    expect(review(price, [{ ...problem, path: 'rates' }])).toMatchObject({ others: [{ path: 'rates' }] })
    expect(review(price, [{ ...problem, path: 'rates' }], '2026-11-26T01:01:00Z').others).toEqual([])
  })

  it('says nothing of what was refused beside it once she has changed or discarded something since', () => {
    const other = { ...problem, path: 'tagline' }
    const page = { ...problem, file: 'pages/letters.md', path: '' }
    const drafts = (second: string) => [field(price, '2026-11-26T00:58:00Z'), field({ ...price, path: 'faq' }, second)]
    const others = (draft: StoredSiteChange[]) =>
      reviewDraft({ preview: undefined, base: source, draft, publications: [refused([other, page])] }).others
    expect(others(drafts('2026-11-26T00:59:00Z'))).toEqual([other])
    expect(others(drafts('2026-11-26T01:02:00Z'))).toEqual([])
  })

  it('keeps a refusal in sight when something has gone past the draft since', () => {
    const undone: Publication = { ...refused([]), publicationId: 'y', state: 'live' }
    const draft = [field(price, '2026-11-26T00:59:00Z')]
    const reviewed = (publications: Publication[]) =>
      reviewDraft({ preview: undefined, base: source, draft, publications }).reviewed[0]?.words
    expect(reviewed([undone, refused([problem])])).toBe('Too high.')
    expect(reviewed([undone])).toBeUndefined()
  })

  it('has both values where her site was changed meanwhile, told by the publisher or seen here', () => {
    expect(review(price, [{ ...problem, theirs: 1300 }]).reviewed[0]?.conflict).toEqual({ theirs: 1300 })
    expect(review({ ...price, before: 1000 }, []).reviewed[0]?.conflict).toEqual({ theirs: 1150 })
    expect(review({ ...price, before: 1000, after: 1150 }, []).reviewed[0]?.conflict).toBeUndefined()
    // She has kept hers: what was before is what the publisher has told.
    expect(review({ ...price, before: 1150 }, [{ ...problem, theirs: 1150 }]).reviewed[0]?.conflict).toBeUndefined()
  })
})
