import type { Theme } from '../../tenants/contract/theme.ts'
import { type LanguageId, languageOf } from '../../tenants/contract/words/languages.ts'
import type { PageContext, Site, SitePhoto } from '../context.ts'
import { formatHours, formatPrice } from '../format.ts'
import type { PhotoLead } from '../photos/plan-picture.ts'
import type { SitePage } from '../plan-pages.ts'
import { tellServicePrices } from '../sections/price-words.ts'
import base from './base.css?inline'
import form from './form.css?inline'
import gate from './gate.css?inline'
import lightbox from './lightbox.css?inline'
import listings from './listings.css?inline'
import waiting from './waiting.css?inline'

/** Of each design: <design>.css, which every page has, further.css, which all but the first have, and <kind of page>.css, which only those have. */
const SHEETS = import.meta.glob<string>('../designs/*/*.css', { query: '?inline', import: 'default', eager: true })
const sheetsOf = (layout: Theme['layout'], kind: SitePage['kind']): string =>
  [layout, kind === 'home' ? '' : 'further', kind].map((name) => SHEETS[`../designs/${layout}/${name}.css`] ?? '').join('\n')

const SPACING: Record<Theme['spacing'], string> = { compact: '0.75', regular: '1', airy: '1.3' }
const RADIUS: Record<Theme['radius'], string> = { none: '0', soft: '10px', round: '22px' }
const SHADOW: Record<Theme['shadow'], string> = { none: 'none', soft: '0 12px 40px rgb(0 0 0 / 0.12)' }

/** What a language asks of any design: Chinese is not slanted or spread, and the long words of German may be hyphenated. */
const LANGUAGE_CSS: Partial<Record<LanguageId, string>> = {
  de: 'h1,h2,h3,.title,.button,summary,th,.index a{-webkit-hyphens:auto;hyphens:auto}',
  'zh-Hans': '*{font-style:normal!important;letter-spacing:normal!important}body{line-break:strict}th{word-break:keep-all}',
}

/** The choice of a language, where there are several. */
const SWITCH_CSS = '.languages{margin-top:1rem}.languages [aria-current]{text-decoration:none}'

/** The longest of her prices, `1.150 AU$`, of what a service costs, `Outcall 1.150 AU$`, and of the hours of her services, `3 Stunden`. */
function widestWords({ config: { tenant, content } }: Site, words: PageContext['words']): { price: number; told: number; hours: number } {
  const { services, rates, extras } = content
  const prices = [...services, ...extras]
    .map(({ price }) => price)
    .concat(rates.flatMap(({ items }) => items.flatMap(({ incall, outcall }) => [incall, outcall])))
  const lengthOf = (texts: string[]) => Math.max(1, ...texts.map(({ length }) => length))
  return {
    price: lengthOf(prices.map((price) => formatPrice(price ?? 0, tenant))),
    told: lengthOf(
      services
        .flatMap((service) => tellServicePrices(service, rates, { tenant, words }))
        .map(({ where, price }) => [where, price].filter(Boolean).join(' ')),
    ),
    hours: lengthOf(services.map(({ hours }) => formatHours(hours, words))),
  }
}

const NAME_ROOM = 1.1

export interface PagePhotos {
  photos: readonly SitePhoto[]
  lead: PhotoLead | undefined
}

/** What only some pages have; `thanks` lends its frame to a client's own page, which has forms (edge/site/pages/dress-page.ts). */
const PARTS: Partial<Record<SitePage['kind'], string>> = { booking: form, thanks: form, gallery: lightbox, city: waiting, tour: waiting }

/** All CSS of a page in one string: inlined, so that the first answer is enough to paint. */
export function pageCss({ site, page, words }: Pick<PageContext, 'site' | 'page' | 'words'>, photos: PagePhotos): string {
  const { theme, tenant } = site.config
  const parts = [page.kind === 'home' ? '' : listings, PARTS[page.kind] ?? '', tenant.discretion.ageGate === 'ask' ? gate : '']
  const own = (LANGUAGE_CSS[languageOf(tenant.locale) ?? 'en'] ?? '') + (site.languages.length > 1 ? SWITCH_CSS : '')
  return [themeCss({ site, page, words }), base, ...parts, sheetsOf(theme.layout, page.kind), own, photoCss(photos), site.customCss].join(
    '\n',
  )
}

function themeCss({ site, page: { kind }, words }: Pick<PageContext, 'site' | 'page' | 'words'>): string {
  const { fonts, nameEms, customCss } = site
  const { theme } = site.config
  // A design, or a style sheet of hers, has slanted letters by asking for them.
  const hasItalic = /italic/.test(sheetsOf(theme.layout, kind) + customCss)
  const { stack, faces: slantedFaces } = (hasItalic && fonts.heading.italic) || { stack: '', faces: '' }
  const properties = {
    ...Object.fromEntries(Object.entries(theme.colors).map(([name, value]) => [kebab(name), value])),
    // The background with some of what lies behind it: computed here, since older browsers mix no colours.
    veil: `${theme.colors.background}d6`,
    scrim: `${theme.colors.background}e0`,
    scheme: isDark(theme.colors.background) ? 'dark' : 'light',
    // With some room: headings are set at several weights, and the stand-ins are a little wider.
    name: (nameEms * NAME_ROOM).toFixed(2),
    // How many letters: a column takes so much, in any currency and language.
    ...widestWords(site, words),
    heading: fonts.heading.stack,
    body: fonts.body.stack,
    // A page may let them come after its first paint (elegant/home.css).
    ...(stack === '' ? {} : { slanted: stack, 'stand-ins': stack.slice(stack.indexOf(',') + 1) }),
    space: SPACING[theme.spacing],
    radius: RADIUS[theme.radius],
    shadow: SHADOW[theme.shadow],
  }
  const faces = [...new Set([fonts.heading.faces, fonts.body.faces, slantedFaces])]
  return `${faces.join('')}:root{${Object.entries(properties)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';')}}`
}

/**
 * What is seen until a photo has loaded: its colours, or for the one that opens the page the photo itself, small, painted with the first
 * words. Classes, because the CSP allows no style attributes.
 */
function photoCss({ photos, lead }: PagePhotos): string {
  const backgrounds = new Map(photos.map(({ id, placeholder }) => [id, placeholder]))
  const inlined = lead?.photo.crops[lead.crop]?.inlined
  if (lead) backgrounds.set(lead.photo.id, inlined === undefined ? lead.photo.placeholder : `url(${inlined})`)
  const rules = [...backgrounds].map(([id, image]) => `.p-${id}{background-image:${image}}`)
  // There it is cut otherwise than the small one, which would jump: its colours stand in, since a second small one is over the budget of a page.
  if (lead?.wide) rules.push(`@media (min-width:52rem){.p-${lead.photo.id}{background-image:${lead.photo.placeholder}}}`)
  return rules.join('')
}

/** Form controls and scroll bars follow the background. Rec. 601 luma is enough to tell dark from light. */
function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
