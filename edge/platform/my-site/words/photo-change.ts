import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import type { Json, SiteChange } from '../../../../tenants/contract/site-fields.ts'
import type { HerList } from '../form/field-at.ts'
import { blurChange, blurWords } from './blur-words.ts'
import { hiddenRegions, regionsOf } from './hidden-regions.ts'
import { linesOf, type Telling } from './value-words.ts'

// A change of a photo, as she reads it: with what is hidden in it, which its file alone knows. Pure.

interface Lines {
  before: string[]
  after: string[]
}

export const isBlur = ({ path }: Pick<HerField, 'path'>): boolean => path.endsWith('/blur')

/** Of areas that a build blurs. */
export function blurLines(before: Json | undefined, after: Json | undefined): Lines {
  const told = blurChange(regionsOf(before), regionsOf(after))
  const words = blurWords(regionsOf(after))
  return { before: [told?.before ?? words], after: [told?.after ?? words] }
}

/** Of a whole photo. Where nothing but what is hidden has changed, that alone. */
export function photoWords({ before, after }: SiteChange, list: HerList, telling: Telling): Lines {
  const hiddenIn = (photo: Json | undefined) => hiddenRegions(photo, telling.photoVersions)
  const blur = blurChange(hiddenIn(before), hiddenIn(after))
  if (before === undefined || after === undefined) {
    const words = (photo: Json | undefined) =>
      photo === undefined
        ? []
        : [withBlur(restOf(photo, list, telling), hiddenIn(photo).length === 0 ? undefined : blurWords(hiddenIn(photo)))]
    return { before: words(before), after: words(after) }
  }
  const [was, is] = [restOf(before, list, telling), restOf(after, list, telling)]
  if (blur && sameJson(was, is)) return { before: [blur.before], after: [blur.after] }
  return { before: [withBlur(was, blur?.before)], after: [withBlur(is, blur?.after)] }
}

const withBlur = (words: string, blur: string | undefined): string => [words, blur].filter(Boolean).join(' · ')

/** What it says, also without a word: that it is in the gallery. */
function restOf(photo: Json, { path, control }: HerList, telling: Telling): string {
  const { blur: _told, ...row } = { slots: ['gallery'], ...Object(photo) } as { [key: string]: Json }
  return linesOf({ path, control }, [row], telling)[0] ?? ''
}
