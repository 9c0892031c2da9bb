import { de } from './de.ts'
import { enAU } from './en-au.ts'
import { type LanguageId, languageOf } from './languages.ts'
import type { Words } from './words.ts'
import { zhHans } from './zh-hans.ts'

// Every catalogue. Apart from words.ts, so that a script in a page carries none of them.

const CATALOGUES: Readonly<Record<LanguageId, Words>> = { en: enAU, de, 'zh-Hans': zhHans }

/** The words for a locale that the contract takes. */
export function wordsOf(locale: string): Words {
  const language = languageOf(locale)
  if (!language) throw new Error(`The site has no words in ${locale}.`)
  return CATALOGUES[language]
}
