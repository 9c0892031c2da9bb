import type { Tenant } from './tenant.ts'
import { languageOf } from './words/languages.ts'

/** Her app and every mail are in English: dates and prices in them are written as there, whatever the languages of her site. */
export const appLocale = ({ locale }: Pick<Tenant, 'locale'>): string => (languageOf(locale) === 'en' ? locale : 'en-AU')
