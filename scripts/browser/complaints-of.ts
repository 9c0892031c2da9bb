import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules of those that look at colours: all that another colour scheme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 AA and its own best practices, and ids that a label could mean twice, a line each. */
export const complaintsOf = async (page: Page): Promise<string[]> => [
  ...(await complaintsBy(page, (axe) => axe.withTags(TAGS))),
  ...(await doubledIds(page)),
]

/** axe has given its rule up; a label then leads to the first of them only. */
const doubledIds = async (page: Page): Promise<string[]> => {
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `the id "${id}" comes twice`)
}

/** What it finds of the colours alone, of a page whose light side has been looked at whole. */
export const colourComplaintsOf = (page: Page): Promise<string[]> => complaintsBy(page, (axe) => axe.withRules(COLOUR_RULES))

async function complaintsBy(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Without a blank page for each answer, which only frames of other sites need; we have none.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').at(-1)?.trim()}`),
  )
}
