import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules of those that look at colours: all that another colour scheme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 AA and its own best practices, a line each. */
export const complaintsOf = (page: Page): Promise<string[]> => complaintsBy(page, (axe) => axe.withTags(TAGS))

/** What it finds of the colours alone, of a page whose light side has been looked at whole. */
export const colourComplaintsOf = (page: Page): Promise<string[]> => complaintsBy(page, (axe) => axe.withRules(COLOUR_RULES))

async function complaintsBy(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Without a blank page for each answer, which only frames of other sites need; we have none.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').at(-1)?.trim()}`),
  )
}
