import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { PAGE_IDS, type PageId, pagePath } from '../../../tenants/contract/urls.ts'

const NAMES: Record<PageId, string> = {
  home: 'Home',
  about: 'About',
  gallery: 'Gallery',
  services: 'Services',
  rates: 'Rates',
  tour: 'Tour',
  booking: 'Booking form',
  thanks: 'After sending',
  privacy: 'Privacy',
  'not-found': 'Not found',
}
const BY_PATH = new Map(PAGE_IDS.map((page) => [pagePath(page), NAMES[page]]))

/** A page as she calls it: /rates -> Rates; a city's or a page of her own stays its path, which anybody may have written. */
export const pageName = ({ raw }: StrangersText): StrangersText => new StrangersText(BY_PATH.get(raw) ?? raw)
