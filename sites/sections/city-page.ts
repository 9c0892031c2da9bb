import type { PageContext } from '../context.ts'
import type { SitePage } from '../plan-pages.ts'

/** The page of a tour's city that is being rendered. */
export function cityPage({ page }: PageContext): Extract<SitePage, { kind: 'city' }> {
  if (page.kind !== 'city') throw new Error('This route renders tour cities only.')
  return page
}
