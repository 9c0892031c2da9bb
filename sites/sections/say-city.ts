import { cityName } from '../../tenants/contract/words/city-names.ts'
import type { PageContext } from '../context.ts'

/** A city as the language of the page calls it; addresses and what a form sends have it as it is kept. */
export const sayCity = (city: string, { site }: Pick<PageContext, 'site'>): string => cityName(city, site.config.tenant.locale)

/** `Sydney, NSW`: where she is at home. */
export function sayHome({ site }: Pick<PageContext, 'site'>): string {
  const { city, region, locale } = site.config.tenant
  return [sayCity(city, { site }), ...(region ? [region] : [])].join(locale.startsWith('zh') ? '，' : ', ')
}
