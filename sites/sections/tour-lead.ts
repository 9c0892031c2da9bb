import { cityName } from '../../tenants/contract/words/city-names.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import type { PageContext } from '../context.ts'

/** What the tour page begins with. */
export const tourLead = ({ site: { config, tour }, words }: Pick<PageContext, 'site' | 'words'>): string =>
  fill(tour.length > 0 ? words.tour.lead : words.tour.atHome, { city: cityName(config.tenant.city, config.tenant.locale) })

/** Whether clients may ask her to come to their city. */
export const takesTourRequests = ({ site }: Pick<PageContext, 'site'>): boolean => site.config.tenant.booking.tourRequests === true
