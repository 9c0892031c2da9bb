import type { Site } from '../context.ts'
import { planPages } from '../plan-pages.ts'

/**
 * Pages that a browser may fetch when a visitor is about to follow a link. Not those with a running test: a prefetch shows
 * control and counts nobody. https://wicg.github.io/nav-speculation/speculation-rules.html
 */
export function speculationRules(site: Site): string {
  const tested = new Set<string>(site.config.experiments.filter(({ status }) => status === 'running').map(({ page }) => page))
  const urls = planPages(site)
    .filter((page) => page.kind !== 'not-found' && page.kind !== 'thanks' && !tested.has(page.kind))
    .map(({ path }) => path)
  return JSON.stringify({ prefetch: [{ where: { href_matches: urls }, eagerness: 'moderate' }] })
}
