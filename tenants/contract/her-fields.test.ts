import { describe, expect, it } from 'vitest'
import { type HerField, herFields, herForms } from './her-fields.ts'
import { canonicalJson, sameJson } from './same-json.ts'

const everyField = (fields: readonly HerField[]): HerField[] =>
  fields.flatMap((field) => [field, ...('fields' in field.control ? everyField(field.control.fields) : [])])
const field = (file: string, path: string) => herFields().find((each) => each.file === file && each.path === path)

describe('what is hers', () => {
  it('is in a form each, by file and path, with a label', () => {
    expect(
      herForms().map(({ group, fields }) => [group, ...fields.map(({ file, path }) => `${file} ${path}`.trim())]),
    ).toMatchInlineSnapshot(`
      [
        [
          "start",
          "tenant.yaml name",
          "tenant.yaml city",
          "tenant.yaml timeZone",
        ],
        [
          "words",
          "content.yaml tagline",
          "content.yaml intro",
          "content.yaml callToAction",
          "about.md",
        ],
        [
          "services",
          "content.yaml services",
        ],
        [
          "rates",
          "content.yaml rates",
          "content.yaml ratesDisplay",
          "content.yaml extras",
        ],
        [
          "questions",
          "content.yaml faq",
          "content.yaml testimonials",
        ],
        [
          "contact",
          "tenant.yaml contact/phone",
          "tenant.yaml contact/whatsapp",
          "tenant.yaml contact/telegram",
          "tenant.yaml contact/sms",
          "tenant.yaml contact/hours",
          "tenant.yaml contact/responseTime",
          "tenant.yaml contact/preferred",
          "tenant.yaml socials",
        ],
        [
          "clients",
          "tenant.yaml booking/tourRequests",
          "tenant.yaml booking/minimumAge",
          "tenant.yaml booking/deposit",
          "tenant.yaml booking/screening",
          "tenant.yaml booking/cancellation",
          "tenant.yaml booking/verifications",
        ],
        [
          "photos",
          "photos.yaml watermark",
          "photos.yaml photos",
        ],
        [
          "look",
          "theme.yaml layout",
          "theme.yaml colors",
          "theme.yaml fonts/heading",
          "theme.yaml fonts/body",
          "theme.yaml spacing",
          "theme.yaml radius",
          "theme.yaml shadow",
        ],
        [
          "found",
          "tenant.yaml seo/title",
          "tenant.yaml seo/description",
          "tenant.yaml discretion/tabTitle",
          "tenant.yaml discretion/neutralIcon",
        ],
        [
          "shown",
          "tenant.yaml features/gallery",
          "tenant.yaml features/rates",
          "tenant.yaml features/tour",
          "tenant.yaml features/faq",
          "tenant.yaml features/testimonials",
          "tenant.yaml features/socials",
        ],
      ]
    `)
    for (const { label, path } of everyField(herFields())) expect(label, path).toMatch(/^[A-Z]/)
  })

  it('is not her address, her files, her currency or her code', () => {
    const paths = everyField(herFields()).map(({ path }) => path)
    for (const theirs of ['id', 'file', 'domains', 'status', 'currency', 'homeSections', 'quickExit'])
      expect(
        paths.filter((path) => path.split('/').includes(theirs)),
        theirs,
      ).toEqual([])
  })

  it('has the control that its rules ask for', () => {
    expect(field('content.yaml', 'tagline')).toMatchObject({ isNeeded: true, control: { kind: 'text', isLong: false, min: 1, max: 90 } })
    expect(field('about.md', '')).toMatchObject({ isNeeded: true, control: { kind: 'text', isLong: true, max: 20_000 } })
    expect(field('tenant.yaml', 'booking/minimumAge')).toMatchObject({
      isNeeded: false,
      fallback: 18,
      control: { kind: 'number', min: 18, max: 99, step: 1 },
    })
    expect(field('tenant.yaml', 'features/tour')).toMatchObject({ fallback: true, control: { kind: 'boolean' } })
    expect(field('content.yaml', 'ratesDisplay')?.control).toEqual({ kind: 'choice', options: ['table', 'cards', 'from'] })
    expect(field('tenant.yaml', 'booking/verifications')?.control).toEqual({ kind: 'texts', max: 80 })
    const services = field('content.yaml', 'services')?.control
    expect(services).toMatchObject({ kind: 'list', hasIds: true, min: 1 })
    expect(services?.kind === 'list' && services.fields.find(({ path }) => path === 'hours')?.control).toMatchObject({ step: 0.5, max: 72 })
    expect(field('content.yaml', 'faq')?.control).toMatchObject({ kind: 'list', hasIds: false, min: 0 })
    expect(field('photos.yaml', 'photos')?.control).toMatchObject({ kind: 'list', hasIds: true, max: 120 })
  })
})

describe('two values', () => {
  it('are the same whatever the order of their keys, and where nothing is said in two ways', () => {
    expect(sameJson({ a: 1, b: [{ c: 'x', d: null }] }, { b: [{ c: 'x' }], a: 1 })).toBe(true)
    expect(sameJson(null, undefined)).toBe(true)
    for (const [a, b] of [
      [
        [1, 2],
        [2, 1],
      ],
      ['1', 1],
      [{}, undefined],
      [[], {}],
      [false, undefined],
    ] as const)
      expect(sameJson(a, b), `${canonicalJson(a)} and ${canonicalJson(b)}`).toBe(false)
  })
})
