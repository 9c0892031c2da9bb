import { mySitePath, type PageId, pagePath } from '../../../../tenants/contract/urls.ts'

/** By the first part of a form's address: the page of her site on which one sees what it changes. A page of her own is one. */
const PAGES: Readonly<Record<string, PageId>> = {
  services: 'services',
  'add-service': 'services',
  questions: 'services',
  rates: 'rates',
  clients: 'booking',
  photos: 'gallery',
}

/** `/dashboard/my-site/services/dinner` -> `/services`. Pure. */
export function pageOf(form: string): string {
  const [part = '', member] = form.slice(mySitePath().length + 1).split('/')
  if (part === 'pages' && member !== undefined) return `/${member}`
  return pagePath((Object.hasOwn(PAGES, part) ? PAGES[part] : undefined) ?? 'home')
}

/** A page of a site as an address names it; anything else is her first page. Pure. */
export const readAt = (at: string | undefined): string =>
  at !== undefined && /^\/[a-z0-9/-]{0,80}$/.test(at) && !at.startsWith('//') ? at : '/'
