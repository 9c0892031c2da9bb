import { describe, expect, it } from 'vitest'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type HerField, herForms } from '../../../../tenants/contract/her-fields.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { lookFields, photoFields } from '../form/choice-fields.ts'
import { fieldsOfMember, herLists } from '../form/field-at.ts'
import { renderFields, typedOfSite } from './form-view.tsx'
import type { SiteFacts } from './read-site.ts'
import { readSent } from './save-form.ts'

const factsOf = (source: SiteSource) =>
  ({
    source,
    base: source,
    live: source,
    draft: [],
    publications: [],
    pictures: new Map(),
    newPhotos: new Map(),
    telling: { locale: 'en-AU', currency: 'AUD', source },
  }) as unknown as SiteFacts

const formsOf = (source: SiteSource): HerField[][] => {
  const [services] = herLists().filter(({ path }) => path === 'services')
  const idsOf = (file: string, list: string) => ((source[file] as Record<string, { id: string }[]>)[list] ?? []).map(({ id }) => id)
  return [
    ...herForms().flatMap(({ group, fields }) => (['services', 'photos', 'look', 'pages'].includes(group) ? [] : [fields])),
    ...idsOf('content.yaml', 'services').map((id) => fieldsOfMember(services as never, id)),
    ...idsOf('photos.yaml', 'photos').map(photoFields),
    lookFields(source),
  ]
}
const fieldsOfGroup = (group: string) => herForms().find((form) => form.group === group)?.fields ?? []

/** The form as a page has it, and as a browser sends it after some typing. */
async function sent(source: SiteSource, fields: readonly HerField[], typed: Record<string, string | string[]> = {}) {
  const facts = factsOf(source)
  const parts = await renderFields({ fields, facts, action: '/x', state: { typed: typedOfSite(fields, facts) } })
  const html = String(<form>{parts}</form>)
  const form = new FormData()
  for (const [name, value] of readWholeForm(html)) if (!(name in typed)) form.append(name, value)
  for (const [name, value] of Object.entries(typed)) for (const each of [value].flat()) form.append(name, each)
  return { form, html, read: (now = source) => readSent(fields, form, factsOf(now)) }
}

describe('a form of hers', () => {
  it('changes nothing that she has not touched, in any form of any sample tenant', async () => {
    for (const slug of ['claire', 'sophie', 'margot'] as const) {
      const source = sampleSource(slug)
      for (const fields of formsOf(source)) {
        const { read } = await sent(source, fields)
        expect(await read(), `${slug} ${fields[0]?.path}`).toEqual({ kind: 'changes', changes: [] })
      }
    }
  })

  it('becomes changes of the fields she has touched, as the contract has them', async () => {
    const margot = sampleSource('margot')
    const dinner = fieldsOfMember(herLists()[0] as never, 'dinner')
    const { read } = await sent(margot, dinner, {
      'content-services-dinner-price': '$1,200',
      'content-services-dinner-hours': '3,5',
      'content-services-dinner-featured': [],
      'content-services-dinner-photo': 'fog',
    })
    expect(await read()).toEqual({
      kind: 'changes',
      changes: [
        { file: 'content.yaml', path: 'services/dinner/hours', before: 3, after: 3.5 },
        { file: 'content.yaml', path: 'services/dinner/price', before: 1150, after: 1200 },
        { file: 'content.yaml', path: 'services/dinner/featured', before: true, after: false },
        { file: 'content.yaml', path: 'services/dinner/photo', before: undefined, after: 'fog' },
      ],
    })
    const clients = await sent(margot, fieldsOfGroup('clients'), {
      'tenant-booking-deposit.percent': '',
      'tenant-booking-deposit.note': ' ',
    })
    expect(await clients.read()).toMatchObject({ changes: [{ path: 'booking/deposit', after: undefined }] })
  })

  it('says beside the field what is wrong, keeps what was typed and shows no markup', async () => {
    const margot = sampleSource('margot')
    const cases: [string, Record<string, string | string[]>, string, string][] = [
      ['words', { 'content-tagline': '' }, 'content-tagline', 'Fill this in.'],
      ['words', { 'content-tagline': 'é'.repeat(91) }, 'content-tagline', 'That’s 91 characters, and there’s room for 90.'],
      ['words', { about: 'x'.repeat(20_001) }, 'about', 'That’s 20,001 characters, and there’s room for 20,000.'],
      ['clients', { 'tenant-booking-minimumAge': 'old' }, 'tenant-booking-minimumAge', 'Write a number.'],
      ['clients', { 'tenant-booking-minimumAge': '17' }, 'tenant-booking-minimumAge', 'Write 18 or more.'],
      ['clients', { 'tenant-booking-minimumAge': '20.5' }, 'tenant-booking-minimumAge', 'Write a whole number.'],
      ['clients', { 'tenant-booking-deposit.percent': '' }, 'tenant-booking-deposit.percent', 'Fill this in.'],
      ['contact', { 'tenant-contact-phone': '12' }, 'tenant-contact-phone', 'Write the number with its country, e.g. +61 400 000 000.'],
      [
        'contact',
        { 'tenant-socials.0.url': 'social.example' },
        'tenant-socials.0.url',
        'Write the whole address, beginning with https://.',
      ],
      ['rates', { 'content-rates.0.items.1.hours': '1.3' }, 'content-rates.0.items.1.hours', 'Write whole or half hours, e.g. 2 or 2.5.'],
      ['questions', { 'content-faq.2.answer': '' }, 'content-faq.2.answer', 'Fill this in.'],
      [
        'found',
        { 'tenant-seo-title': '<script>alert(1)</script>'.repeat(4) },
        'tenant-seo-title',
        'That’s 100 characters, and there’s room for 70.',
      ],
    ]
    const undrawn = (letter: string) =>
      `“${letter}” can’t be drawn on the picture that goes with a shared link. Please write this without it.`
    cases.push(
      ['start', { 'tenant-name': 'Ana 💋' }, 'tenant-name', undrawn('💋')],
      ['start', { 'tenant-city': '悉尼' }, 'tenant-city', undrawn('悉')],
      ['words', { 'content-tagline': 'Evenings 🌿👩‍🌾' }, 'content-tagline', undrawn('🌿')],
    )
    for (const [group, typed, name, words] of cases) {
      const fields = fieldsOfGroup(group)
      const { read } = await sent(margot, fields, typed)
      const answer = await read()
      if (answer.kind !== 'problems') throw new Error(`${name} is taken as it is: ${JSON.stringify(answer)}`)
      expect([...(answer.state.problems ?? [])], name).toEqual([[name, words]])
      const again = String(<form>{await renderFields({ fields, facts: factsOf(margot), action: '/x', state: answer.state })}</form>)
      expect(again).not.toContain('<script')
      for (const [field, value] of Object.entries(typed)) expect(new Map(readWholeForm(again)).get(field), field).toBe(value)
    }
  })

  it('takes emoji where no picture is drawn of them, and the words of a developer’s file in lines as a phone breaks them', async () => {
    const margot = sampleSource('margot')
    const { read, form } = await sent(margot, fieldsOfGroup('words'), { 'content-intro': 'Evenings 🌿👩‍🌾' })
    expect(await read()).toMatchObject({ changes: [{ path: 'intro', after: 'Evenings 🌿👩‍🌾' }] })
    expect(String(form.get('about')).split('\n\n')).toHaveLength(4)
    expect(String(form.get('about')).split('\n\n')[0]).not.toContain('\n')
    const list = { ...margot, 'about.md': '# Me\nI like\nmaps:\n- one\n- two\n1. a\n2) b\n> said\n\nA line  \nand\\\nanother\n' }
    expect((await sent(list, fieldsOfGroup('words'))).form.get('about')).toBe(
      '# Me\nI like maps:\n- one\n- two\n1. a\n2) b\n> said\n\nA line  \nand\\\nanother',
    )
  })

  it('adds, moves and removes rows by its buttons, with all that is typed, and forgets rows that stay empty', async () => {
    const margot = sampleSource('margot')
    const fields = fieldsOfGroup('questions')
    const questions = async (deed: string, more: Record<string, string> = {}) => {
      const { read } = await sent(margot, fields, { do: deed, ...more })
      const answer = await read()
      if (answer.kind !== 'edited') throw new Error(answer.kind)
      return {
        open: answer.state.open,
        all: (answer.state.typed['content-faq'] as { question: string }[]).map(({ question }) => question[0]),
      }
    }
    expect(await questions('add:content-faq')).toEqual({ open: 'content-faq.4', all: ['H', 'I', 'H', 'W', undefined] })
    expect(await questions('up:content-faq.3', { 'content-faq.3.question': 'Zoo' })).toEqual({
      open: 'content-faq.2',
      all: ['H', 'I', 'Z', 'H'],
    })
    expect(await questions('down:content-faq.0')).toEqual({ open: 'content-faq.1', all: ['I', 'H', 'H', 'W'] })
    expect(await questions('remove:content-faq.0')).toMatchObject({ all: ['I', 'H', 'W'] })
    for (const odd of ['remove:content-faq.99', 'up:nothing.0', 'add:content-faq.0.question', 'down:content-faq.3'])
      expect((await questions(odd)).all, odd).toEqual(['H', 'I', 'H', 'W'])
    const rates = await sent(margot, fieldsOfGroup('rates'), { do: 'add:content-rates.1.items' })
    expect(await rates.read()).toMatchObject({ kind: 'edited', state: { open: 'content-rates.1.items.3' } })
    const empty = await sent(margot, fields, { 'content-faq.count': '6' })
    expect(await empty.read()).toEqual({ kind: 'changes', changes: [] })
  })

  it('shows both where another window was faster, and leaves alone what only that one has changed', async () => {
    const margot = sampleSource('margot')
    const changed = {
      ...margot,
      'content.yaml': { ...(margot['content.yaml'] as object), tagline: 'Theirs', intro: 'Their intro.' },
    } as SiteSource
    const { read } = await sent(margot, fieldsOfGroup('words'), { 'content-tagline': 'Mine', 'content-callToAction': 'Ask' })
    const answer = await read(changed)
    if (answer.kind !== 'stale') throw new Error(answer.kind)
    expect([...(answer.state.stale ?? [])]).toEqual([['content-tagline', 'Theirs']])
    const fields = fieldsOfGroup('words')
    const again = String(<form>{await renderFields({ fields, facts: factsOf(changed), action: '/x', state: answer.state })}</form>)
    expect(again).toMatch(/another window[\s\S]*Theirs/)
    // A third window, before she sends it again: that is shown to her too.
    const third = {
      ...changed,
      'content.yaml': { ...(changed['content.yaml'] as object), tagline: 'Third', callToAction: 'Third' },
    } as SiteSource
    const form = new FormData()
    for (const [name, value] of readWholeForm(again)) form.append(name, value)
    const late = await readSent(fields, form, factsOf(third))
    expect(late.kind === 'stale' && [...(late.state.stale?.keys() ?? [])]).toEqual(['content-tagline', 'content-callToAction'])
    expect(await readSent(fields, form, factsOf(changed))).toEqual({
      kind: 'changes',
      changes: [
        { file: 'content.yaml', path: 'tagline', before: 'Theirs', after: 'Mine' },
        { file: 'content.yaml', path: 'callToAction', before: 'Propose an evening', after: 'Ask' },
      ],
    })
  })
})
