// The languages that the site has words for. Without the words themselves, so that the schemas can ask.

/** As BCP 47 writes a language, with its script where it has two. */
export const LANGUAGES = ['en', 'de', 'zh-Hans'] as const
export type LanguageId = (typeof LANGUAGES)[number]

/** What each calls itself, for whoever looks for it. */
export const LANGUAGE_NAMES: Record<LanguageId, string> = { en: 'English', de: 'Deutsch', 'zh-Hans': '中文' }

/** `de-AT` -> `de`, `zh-Hans-SG` -> `zh-Hans`; undefined: the site has no words in it. */
export const languageOf = (locale: string): LanguageId | undefined =>
  LANGUAGES.find((language) => locale === language || locale.startsWith(`${language}-`))

/** What the paths of a further language begin with: `/zh-hans`. */
export const languagePrefix = (language: LanguageId): string => `/${language.toLowerCase()}`
