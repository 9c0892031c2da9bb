import type { enAU } from './en-au.ts'

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** Every word of a site that is not hers, in one language. */
export type Words = Texts<typeof enAU>

/** What the form's script says: it comes with the page, in the page's language alone. */
export type FormWords = Pick<Words, 'time' | 'problems' | 'noneFree' | 'form' | 'thanks'>
/** What the edge says of a request: it comes with the manifest, in the tenant's languages alone. */
export type EdgeWords = Pick<Words, 'time' | 'problems' | 'noneFree' | 'fields' | 'answers'>

/** A language in use: its words, and the locale by which it writes numbers and dates. */
export interface Language<W = Words> {
  locale: string
  words: W
}

export const formWords = ({ time, problems, noneFree, form, thanks }: Words): FormWords => ({ time, problems, noneFree, form, thanks })
export const edgeWords = ({ time, problems, noneFree, fields, answers }: Words): EdgeWords => ({
  time,
  problems,
  noneFree,
  fields,
  answers,
})

/** Chinese stands off our letters and figures, not off its own characters: `{city} 当地时间` is "Perth 当地时间" and "珀斯当地时间". */
const BETWEEN_HAN = /(\p{Script=Han}) (?=\p{Script=Han})/gu

/** A text with what belongs into its {braces}. Throws where a value is missing: a page never shows a brace. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text
    .replaceAll(/\{(\w+)\}/g, (brace, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`Nothing was given for ${brace} in “${text}”.`)
      return String(value)
    })
    .replaceAll(BETWEEN_HAN, '$1')
}
