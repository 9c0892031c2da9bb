import type { PageContext } from '../context.ts'
import { planPages, type SitePage } from '../plan-pages.ts'
import { sayCity } from './say-city.ts'

export interface MenuLink {
  href: string
  label: string
  /** `aria-current` of the link. */
  current: 'page' | undefined
}

/** The pages of the menu, in its order, named as the first language does: localizeLinks leads into that of the page. */
export const menuLinks = ({ site, page, words }: PageContext): MenuLink[] =>
  planPages(site)
    .filter(({ inMenu }) => inMenu)
    .map((each) => ({ href: each.route, label: menuName(each, { site, words }), current: each.path === page.path ? 'page' : undefined }))

function menuName(page: SitePage, { site, words }: Pick<PageContext, 'site' | 'words'>): string {
  switch (page.kind) {
    case 'custom':
      return page.custom.title
    case 'city':
      return sayCity(page.city, { site })
    default:
      return words.page.titles[page.kind]
  }
}
