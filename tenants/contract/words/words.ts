import { enAU } from './en-au.ts'

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** Every word of a site that is not hers, in one language. */
export type Words = Texts<typeof enAU>

const CATALOGUES: Readonly<Record<string, Words>> = { en: enAU }

/** The words for a BCP 47 locale: those of its language, else English. */
export const wordsOf = (locale: string): Words => CATALOGUES[locale] ?? CATALOGUES[locale.split('-')[0] ?? ''] ?? enAU

/** A text with what belongs into its {braces}. Throws where a value is missing: a page never shows a brace. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (brace, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Nothing was given for ${brace} in “${text}”.`)
    return String(value)
  })
}
