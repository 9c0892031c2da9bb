import type { PageContext } from '../context.ts'
import { planPages } from '../plan-pages.ts'

export interface MenuLink {
  href: string
  label: string
  /** `aria-current` of the link. */
  current: 'page' | undefined
}

/** The pages of the menu, in its order. */
export const menuLinks = ({ site, page }: PageContext): MenuLink[] =>
  planPages(site).flatMap(({ path, menu }) =>
    menu === undefined ? [] : [{ href: path, label: menu, current: path === page.path ? 'page' : undefined }],
  )
