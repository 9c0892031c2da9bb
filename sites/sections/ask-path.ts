import { bookingFormPath } from '../../tenants/contract/urls.ts'
import type { PageContext } from '../context.ts'

/** Where the booking action of a page leads: on the page of a city, to the form for that city. */
export const askPath = ({ page }: PageContext): string => bookingFormPath(page.kind === 'city' ? { city: page.city } : {})

/** Whether a page has a way to the form: not where somebody is asking already, or has just asked, or is lost. */
export const hasAsk = ({ page: { kind } }: PageContext): boolean => kind !== 'booking' && kind !== 'thanks' && kind !== 'not-found'
