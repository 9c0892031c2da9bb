import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules of those that look at colours: all that another colour scheme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2 AA and its own best practices, and ids that a label could mean twice, a line each. */
export const complaintsOf = async (page: Page): Promise<string[]> => [
  ...(await complaintsBy(page, { type: 'tag', values: TAGS })),
  ...(await doubledIds(page)),
]

/** axe has given its rule up; a label then leads to the first of them only. */
const doubledIds = async (page: Page): Promise<string[]> => {
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `the id "${id}" comes twice`)
}

/** What it finds of the colours alone, of a page whose light side has been looked at whole. */
export const colourComplaintsOf = (page: Page): Promise<string[]> => complaintsBy(page, { type: 'rule', values: COLOUR_RULES })

/** Read once, and smaller than what the package exports as its source: it is compiled by every page that is looked at. */
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function complaintsBy(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source)
  // Without a description of each element that is as it should be, which would be half the time. No page of ours has frames.
  const violations = await page.evaluate(async (rules) => {
    const { axe: found } = globalThis as unknown as { axe: typeof axe }
    return (await found.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations
  }, runOnly)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').at(-1)?.trim()}`),
  )
}
