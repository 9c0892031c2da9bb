import { citiesOf } from '../../../edge/platform/diary/tour/find-time-zone.ts'
import { findMarks } from './money-and-time.ts'
import type { SourcePage } from './site-source.ts'

type Said = Pick<SourcePage, 'title' | 'description'>

/** `Companion in Perth`, `Vivienne · Perth`: a name after such a word is the place; "Reading list" and "Nice evenings" are none. */
const BEFORE = /(?<=\b(?:in|from)\s|[,|·–—-]\s)/u

/** The one city that titles and descriptions call her place; undefined: none, or several. Pure. */
export function findCity(pages: readonly Said[]): string | undefined {
  const said = pages.flatMap(({ title, description }) => [title, description])
  const places = said.flatMap((text) => text.split(BEFORE).slice(1))
  return only(citiesOf().filter((city) => places.some((place) => place.startsWith(city) && !/^[\p{L}\d-]/u.test(place.slice(city.length)))))
}

/** The currency that every price of the site is in; undefined: a `$` may be anybody's, and where there are two nobody knows. Pure. */
export function findCurrency(pages: readonly Pick<SourcePage, 'blocks'>[]): string | undefined {
  const texts = pages.flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : block.cells)))
  const mark = only(texts.flatMap(findMarks))
  return mark !== undefined && /^[A-Z]{3}$/.test(mark) ? mark : undefined
}

function only<T>(found: readonly T[]): T | undefined {
  const [first, ...others] = new Set(found)
  return others.length === 0 ? first : undefined
}
