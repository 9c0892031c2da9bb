import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { CustomPage } from '../contract/custom-page.ts'
import type { Tenant } from '../contract/tenant.ts'
import { type TranslationTexts, translationSchema } from '../contract/translation.ts'
import { LANGUAGES, languageOf } from '../contract/words/languages.ts'
import { loadAbout } from './load-about.ts'
import { loadCustomPages } from './load-custom-pages.ts'
import { loadYaml } from './load-yaml.ts'
import type { Locate } from './parse-yaml.ts'
import { type Problem, relativeFile } from './problem.ts'

/** Everything that is hers in a further language. */
export interface Translation {
  locale: string
  texts: TranslationTexts
  /** Markdown of about.<language>.md. */
  about: string
  /** pages/<slug>.<language>.md */
  pages: CustomPage[]
}

/** With the place of each field, for checks that span files. */
export type LoadedTranslation = Translation & { locate: Locate }

/** content.<language>.yaml, about.<language>.md and pages/<slug>.<language>.md of each further language. */
export async function loadTranslations(
  folder: string,
  { translations }: Pick<Tenant, 'translations'>,
): Promise<{ value: LoadedTranslation[] } | { problems: Problem[] }> {
  const loaded = await Promise.all(translations.map((locale) => loadTranslation(folder, locale)))
  const problems = [...loaded.flatMap((each) => ('problems' in each ? each.problems : [])), ...(await strayFiles(folder, translations))]
  return problems.length > 0 ? { problems } : { value: loaded.flatMap((each) => ('value' in each ? [each.value] : [])) }
}

async function loadTranslation(folder: string, locale: string): Promise<{ value: LoadedTranslation } | { problems: Problem[] }> {
  const language = languageOf(locale)
  const [texts, about, pages] = await Promise.all([
    loadYaml(folder, `content.${language}.yaml`, translationSchema),
    loadAbout(folder, `about.${language}.md`),
    loadCustomPages(folder, language),
  ])
  if ('problems' in texts || 'problems' in about || 'problems' in pages)
    return { problems: [texts, about, pages].flatMap((part) => ('problems' in part ? part.problems : [])) }
  return { value: { locale, texts: texts.value, about: about.value, pages: pages.value, locate: texts.locate } }
}

/** Texts in a language that tenant.yaml does not name: nobody would see them, and nobody would know. */
async function strayFiles(folder: string, translations: readonly string[]): Promise<Problem[]> {
  const named = translations.map(languageOf)
  const files = [
    ...(await readdir(folder)),
    ...(await readdir(path.join(folder, 'pages')).catch(() => [])).map((name) => path.join('pages', name)),
  ]
  return files.flatMap((name) => {
    const language = LANGUAGES.find((each) => name.endsWith(`.${each}.md`) || name.endsWith(`.${each}.yaml`))
    if (language === undefined || named.includes(language)) return []
    const fix = `Add it there: "translations: [${[...translations, language].join(', ')}]", or remove the file.`
    return [{ file: relativeFile(folder, name), got: `a text in "${language}"`, expected: 'a language that tenant.yaml names', fix }]
  })
}
