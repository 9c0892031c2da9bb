import type { Page } from 'playwright-core'
import { localUrl, pagePath } from '../../tenants/contract/urls.ts'
import type { Tap } from './measure-taps.ts'

type SiteTap = Omit<Tap, 'url'> & { on: 'booking' | 'gallery' }

const READ = '.calendar[aria-busy="false"]'

const formRuns = async (page: Page) => {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator(READ).waitFor()
}
const chooseDay = async (page: Page) => {
  await formRuns(page)
  await page.locator('.calendar-days input:enabled').first().check({ force: true })
  await page.locator('.calendar-times input').first().waitFor()
}
const openPhoto = async (page: Page) => {
  await page.locator('.gallery a').first().tap({ force: true })
  await page.locator('dialog[open] img').waitFor()
}

const TAPS: readonly SiteTap[] = [
  { name: 'turn the calendar', on: 'booking', prepare: formRuns, target: (page) => page.locator('.calendar-month button:enabled').last() },
  { name: 'a day', on: 'booking', prepare: formRuns, target: (page) => page.locator('.calendar-days label:has(input:enabled)').first() },
  { name: 'a time', on: 'booking', prepare: chooseDay, target: (page) => page.locator('.calendar-times label').first() },
  { name: 'open a photo', on: 'gallery', target: (page) => page.locator('.gallery a').first() },
  { name: 'the next photo', on: 'gallery', prepare: openPhoto, target: (page) => page.locator('dialog[open] [data-step="1"]') },
  { name: 'close it', on: 'gallery', prepare: openPhoto, target: (page) => page.locator('dialog[open] button[type="submit"]') },
]

/** The taps of a site that have the most to do: in the calendar of the form, and on a photo. */
export const siteTaps = ({ slug, port }: { slug: string; port: number }): Tap[] =>
  TAPS.map(({ on, name, ...tap }) => {
    const url = localUrl({ slug, port })
    // Who is asked for the age cannot tap anything else.
    return { ...tap, name: `${slug}: ${name}`, url: url + pagePath(on), cookie: { name: 'adult', value: 'yes', url } }
  })
