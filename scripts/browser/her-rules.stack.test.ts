import type { Browser, Locator, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowRules } from '../../db/queries/borrow-rules.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { launchBrowser } from './launch-browser.ts'

let browser: Browser
let sql: Sql
let margot: Awaited<ReturnType<typeof borrowRules>>
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  margot = await borrowRules(sql, 'margot')
  const url = `http://localhost:${inject('port')}`
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, baseURL: url })
  await context.addCookies([{ name: 'desk', value: (await signInAs('margot', sql)).replace('desk=', ''), url }])
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await margot.giveBack()
  await sql.end()
})

const STOPS_MAX = 200
/** Tab by tab, as a keyboard gets there. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor()
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await page.keyboard.press('Tab')
    // Without JavaScript in the page its own script world still answers.
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`No ${STOPS_MAX} tabs lead to ${target}.`)
}
const press = async (target: Locator, key = 'Enter') => {
  await tabTo(target)
  await page.keyboard.press(key)
}
const type = async (target: Locator, text: string) => {
  await tabTo(target)
  await page.keyboard.type(text)
}

/** What her site's form offers once its calendar has been read: the page is the file that it was. */
async function citiesOfForm(): Promise<string[]> {
  const visitor = await browser.newPage()
  await visitor.goto(`http://margot.localhost:${inject('port')}/booking`)
  await visitor.locator('.calendar[aria-busy="false"]').waitFor()
  const cities = await visitor.locator('select[name=city] option').allTextContents()
  await visitor.close()
  return cities
}

describe('her hours and her tour, by keyboard alone and without JavaScript', () => {
  it('are found from the diary, take a city, and say beside a field what is wrong', async () => {
    await page.goto('/dashboard/diary')
    await press(page.locator('main').getByRole('link', { name: 'Tour' }))
    await press(page.getByRole('link', { name: 'Add a city' }))
    await type(page.getByLabel('City', { exact: true }), 'cairns')
    // The same whether a day or a month comes first there.
    await type(page.getByLabel('First day', { exact: true }), '06062027')
    await type(page.getByLabel('Last day', { exact: true }), '05052027')
    await press(page.getByLabel('Outcall'), 'Space')
    await press(page.getByRole('button', { name: 'Add to tour' }))
    await page.locator('#to-error').waitFor()
    expect(await page.getByLabel('Last day', { exact: true }).getAttribute('aria-describedby')).toBe('to-error')
    expect(await page.locator('#to-error').textContent()).toBe('The last day is before the first.')
    expect(await page.getByLabel('City', { exact: true }).inputValue()).toBe('cairns')
    expect(await page.getByLabel('Outcall').isChecked()).toBe(false)
    await type(page.getByLabel('Last day', { exact: true }), '07072027')
    await press(page.getByRole('button', { name: 'Add to tour' }))
    await page.getByText('Added to your tour.').waitFor()
    const leg = { city: 'Cairns', from: '2027-06-06', to: '2027-07-07', timeZone: 'Australia/Brisbane', incall: true, outcall: false }
    expect((await margot.known()).rules.tour).toContainEqual(leg)
    expect(await citiesOfForm()).toEqual(['Adelaide', 'Hobart', 'Perth', 'Cairns'])

    await press(page.getByRole('link', { name: 'Cairns' }))
    await press(page.getByRole('button', { name: 'Cancel these dates' }))
    await page.getByText('Cancelled.').waitFor()
    expect((await margot.known()).rules.tour).not.toContainEqual(leg)
    expect(await citiesOfForm()).toEqual(['Adelaide', 'Hobart', 'Perth'])
  })

  it('are changed, and taken back from the history', async () => {
    await page.goto('/dashboard/diary')
    await press(page.locator('main').getByRole('link', { name: 'Hours' }))
    await tabTo(page.getByLabel('Notice, in hours'))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('72')
    await press(page.getByRole('button', { name: 'Save' }))
    await page.getByText('Saved.').waitFor()
    expect((await margot.known()).rules.policy.noticeHours).toBe(72)
    await press(page.getByRole('button', { name: 'Undo: notice 48 to 72 hours' }))
    await page.getByText('Undone.').waitFor()
    expect((await margot.known()).rules.policy.noticeHours).toBe(48)
  })
})
