import type { PhotoVersions } from '../../../../db/queries/photo-versions.ts'
import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { paletteOf } from '../../../../tenants/contract/palettes.ts'
import { type Json, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { blurWords } from './blur-words.ts'
import { regionsOf } from './hidden-regions.ts'
import { optionWords } from './option-words.ts'

// What her site says in a field, as a person reads it. Pure.

export interface Telling {
  locale: string
  currency: string
  /** Names of services and photos come from it. */
  source: SiteSource
  /** What is burnt into files of photos: photos.yaml says nothing of it. */
  photoVersions?: PhotoVersions
}

/** A part of her site is shown or it isn’t; all else is answered. */
const yesWords = (path: string, isYes: boolean): string =>
  path.startsWith('features/') ? (isYes ? 'shown' : 'not shown') : isYes ? 'yes' : 'no'

const PRICES: ReadonlySet<string> = new Set(['price', 'incall', 'outcall'])

/** Whether a number of that name is an amount of her currency. */
export const isPrice = (path: string): boolean => PRICES.has(path.split('/').at(-1) ?? '')

/** `$1,150` */
export const priceWords = (price: number, { locale, currency }: Pick<Telling, 'locale' | 'currency'>): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(price)

/** What stands before a price that is typed: `$`. */
export const currencySymbol = ({ locale, currency }: Pick<Telling, 'locale' | 'currency'>): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency

/** Of one value in one line or paragraph; '' where nothing is said. A list has its lines instead. */
export function valueWords(field: Pick<HerField, 'path' | 'control'>, value: Json | undefined, telling: Telling): string {
  if (value === undefined || value === null || value === '') return isPrice(field.path) ? 'on request' : ''
  switch (field.control.kind) {
    case 'number':
      return typeof value === 'number' ? numberWords(field.path, value, telling) : String(value)
    case 'boolean':
      return yesWords(field.path, value === true)
    case 'choice':
      return optionWords(field.path, String(value))
    case 'choices':
      return (
        textsOf(value)
          .map((each) => optionWords(field.path, each))
          .join(', ') || noneOf(field.path)
      )
    case 'texts':
      return textsOf(value)
        .map((each) => nameIn(telling.source, field.path, each))
        .join(', ')
    case 'text':
      return nameIn(telling.source, field.path, String(value))
    case 'group':
    case 'list':
      return linesOf(field, value, telling).join('; ')
  }
}

/** A list as a line for each of its rows (of rows in rows, those); of anything else one line. */
export function linesOf(field: Pick<HerField, 'path' | 'control'>, value: Json | undefined, telling: Telling): string[] {
  const { control } = field
  if (lastOf(field.path) === 'colors') return [paletteOf(value)?.name ?? 'colours of your own']
  if (lastOf(field.path) === 'focus') return [placeWords(value)]
  if (lastOf(field.path) === 'blur') return [blurWords(regionsOf(value))]
  if (control.kind === 'group') return [rowWords(control.fields, value, telling)].filter(Boolean)
  if (control.kind !== 'list') return [valueWords(field, value, telling)].filter(Boolean)
  return (Array.isArray(value) ? value : []).flatMap((row: Json) => {
    const inner = control.fields.find((each) => each.control.kind === 'list' && lastOf(each.path) !== 'blur')
    if (!inner) return rowWords(control.fields, row, telling) || []
    const rest = rowWords(
      control.fields.filter((each) => each !== inner),
      row,
      telling,
    )
    const lines = linesOf(inner, partOf(row, inner.path), telling)
    return lines.length === 0 ? rest || [] : lines.map((line) => `${rest}: ${line}`)
  })
}

const rowWords = (fields: readonly HerField[], row: Json | undefined, telling: Telling): string =>
  fields
    .flatMap((field) => {
      const value = partOf(row, field.path)
      const words = value === undefined || isEmptyList(value) ? '' : valueWords(field, value, telling)
      if (words === '') return []
      return field.control.kind === 'boolean' ? (value === true ? [field.label] : []) : [withUnit(field.path, words)]
    })
    .join(' · ')

const isEmptyList = (value: Json): boolean => Array.isArray(value) && value.length === 0

const withUnit = (path: string, words: string): string =>
  path === 'incall' ? `${words} incall` : path === 'outcall' ? `${words} outcall` : path === 'percent' ? `${words}%` : words

function numberWords(path: string, value: number, telling: Telling): string {
  if (isPrice(path)) return priceWords(value, telling)
  const last = path.split('/').at(-1)
  if (last === 'hours' || last === 'hoursMin') return `${value} ${value === 1 ? 'hour' : 'hours'}`
  return new Intl.NumberFormat(telling.locale).format(value)
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? path

/** Of several, none is ticked. */
const noneOf = (path: string): string => (lastOf(path) === 'slots' ? 'nowhere' : 'none')

/** Where a photo must stay visible, in words. */
function placeWords(focus: Json | undefined): string {
  const { x = 0.5, y = 0.5 } = (typeof focus === 'object' && focus !== null ? focus : {}) as { x?: number; y?: number }
  const across = x < 0.35 ? 'left' : x > 0.65 ? 'right' : 'centre'
  const down = y < 0.35 ? 'top' : y > 0.65 ? 'bottom' : 'middle'
  return down === 'middle' ? across : across === 'centre' ? down : `${down} ${across}`
}

const textsOf = (value: Json): string[] => (Array.isArray(value) ? value.map(String) : [String(value)])

const partOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, Json>)[name] : undefined

/** A service or a photo goes by its name, never by its id; any other text is what it says. */
function nameIn(source: SiteSource, path: string, text: string): string {
  switch (path.split('/').at(-1)) {
    case 'services':
      return String(siteValueOf(source, { file: 'content.yaml', path: `services/${text}/name` }) ?? text)
    case 'photo':
      return photoName(source, text)
    case 'timeZone':
      return `${text.slice(text.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`
    default:
      return text
  }
}

/** Its caption, or else what it shows. */
export function photoName(source: SiteSource, id: string): string {
  const photo = siteValueOf(source, { file: 'photos.yaml', path: `photos/${id}` })
  if (typeof photo !== 'object' || photo === null) return 'a photo you have removed'
  const { caption, alt } = photo as { caption?: Json; alt?: Json }
  return String(caption || alt || 'A new photo')
}
