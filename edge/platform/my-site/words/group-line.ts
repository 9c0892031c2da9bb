import { contentSchema } from '../../../../tenants/contract/content.ts'
import type { HerGroup } from '../../../../tenants/contract/hers.ts'
import { photosSchema } from '../../../../tenants/contract/photos.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { tenantSchema } from '../../../../tenants/contract/tenant.ts'
import { themeSchema } from '../../../../tenants/contract/theme.ts'
import { plural } from '../../reports/report-sentences.ts'
import { optionWords } from './option-words.ts'
import { priceWords, type Telling } from './value-words.ts'

/** What a group says now in one quiet line, `5 services, from $800`. '' where a file cannot be read. Pure. */
export function groupLine(group: HerGroup, telling: Telling): string {
  const { source } = telling
  switch (group) {
    case 'start':
      return read(source, tenantSchema, 'tenant.yaml', ({ name, city }) => `${name}, ${city}`)
    case 'words':
      return read(source, contentSchema, 'content.yaml', ({ tagline }) => tagline)
    case 'services':
      return read(source, contentSchema, 'content.yaml', ({ services }) => {
        const prices = services.flatMap(({ price }) => price ?? [])
        return plural(services.length, 'service') + (prices.length === 0 ? '' : `, from ${priceWords(Math.min(...prices), telling)}`)
      })
    case 'rates':
      return read(source, contentSchema, 'content.yaml', ({ rates, extras }) =>
        [plural(rates.flatMap(({ items }) => items).length, 'price'), extras.length > 0 && plural(extras.length, 'extra')]
          .filter(Boolean)
          .join(', '),
      )
    case 'questions':
      return read(source, contentSchema, 'content.yaml', ({ faq, testimonials }) =>
        [plural(faq.length, 'question'), testimonials.length > 0 && `${testimonials.length} kind words`].filter(Boolean).join(', '),
      )
    case 'contact':
      return read(source, tenantSchema, 'tenant.yaml', ({ contact: { preferred, hours } }) =>
        [optionWords('preferred', preferred), hours].filter(Boolean).join(' · '),
      )
    case 'clients':
      return read(source, tenantSchema, 'tenant.yaml', ({ booking: { minimumAge, deposit } }) =>
        [`${minimumAge} and over`, deposit ? `${deposit.percent}% deposit` : 'no deposit'].join(', '),
      )
    case 'photos':
      return read(source, photosSchema, 'photos.yaml', ({ photos }) => plural(photos.length, 'photo'))
    case 'look':
      return read(source, themeSchema, 'theme.yaml', ({ layout, fonts }) =>
        [optionWords('layout', layout), optionWords('heading', fonts.heading)].join(', '),
      )
    case 'found':
      return read(source, tenantSchema, 'tenant.yaml', ({ seo }) => seo.title)
    case 'shown':
      return read(source, tenantSchema, 'tenant.yaml', ({ features }) => hiddenWords(features))
    case 'pages': {
      const pages = Object.keys(source).filter((file) => file.startsWith('pages/')).length
      return plural(pages, 'page')
    }
  }
}

const SECTIONS = {
  gallery: 'gallery',
  rates: 'rates',
  tour: 'tour dates',
  faq: 'questions',
  testimonials: 'kind words',
  socials: 'your other pages',
}

function hiddenWords(features: Record<keyof typeof SECTIONS, boolean>): string {
  const hidden = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).filter((name) => !features[name]).map((name) => SECTIONS[name])
  return hidden.length === 0 ? 'Everything' : `Without ${new Intl.ListFormat('en-AU').format(hidden)}`
}

interface Schema<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false }
}

function read<T>(source: SiteSource, schema: Schema<T>, file: string, words: (value: T) => string): string {
  const parsed = schema.safeParse(source[file])
  return parsed.success ? words(parsed.data) : ''
}
