import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'

/** The language of a mail's link, else her first: whose request it is may be known to nobody. */
export const langOf = ({ manifest, url }: SiteContext): string => pickLanguage(manifest, url.searchParams.get('lang')).locale
