import { bookingFormPath } from '../../../tenants/contract/urls.ts'
import type { PageContext } from '../../context.ts'

/** Where the booking action of a page leads: on the page of a city, to the form for that city. */
export const askPath = ({ page }: PageContext): string => bookingFormPath(page.kind === 'city' ? { city: page.city } : {})
