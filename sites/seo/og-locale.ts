import { languageOf } from '../../tenants/contract/words/languages.ts'

/** Where a language without a country is at home, since Open Graph wants one: `de_DE`. */
const HOMES: Record<string, string> = { de: 'DE', en: 'AU', 'zh-Hans': 'CN' }

/** `en_AU`, `zh_CN`: language and country, without a script. https://ogp.me/#optional */
export function ogLocale({ locale }: { locale: string }): string {
  const language = languageOf(locale) ?? 'en'
  const country = locale.slice(language.length + 1) || HOMES[language]
  return `${language.slice(0, 2)}_${country}`
}
