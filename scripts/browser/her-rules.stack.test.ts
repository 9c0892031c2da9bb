import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowRules } from '../../db/queries/borrow-rules.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { launchBrowser } from './launch-browser.ts'
import { pressAt, typeAt } from './tab-to.ts'

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
    await pressAt(page.locator('main').getByRole('link', { name: 'Tour' }))
    await pressAt(page.getByRole('link', { name: 'Add a city' }))
    await typeAt(page.getByLabel('City', { exact: true }), 'cairns')
    // The same whether a day or a month comes first there.
    await typeAt(page.getByLabel('First day', { exact: true }), '06062027')
    await typeAt(page.getByLabel('Last day', { exact: true }), '05052027')
    await pressAt(page.getByLabel('Outcall'), 'Space')
    await typeAt(page.getByLabel('Note', { exact: true }), 'By the pier.')
    await pressAt(page.getByRole('button', { name: 'Add to tour' }))
    await page.locator('#to-error').waitFor()
    expect(await page.getByLabel('Last day', { exact: true }).getAttribute('aria-describedby')).toBe('to-error')
    expect(await page.locator('#to-error').textContent()).toBe('The last day is before the first.')
    expect(await page.getByLabel('City', { exact: true }).inputValue()).toBe('cairns')
    expect(await page.getByLabel('Outcall').isChecked()).toBe(false)
    await typeAt(page.getByLabel('Last day', { exact: true }), '07072027')
    await pressAt(page.getByRole('button', { name: 'Add to tour' }))
    await page.getByText('Added to your tour.').waitFor()
    const leg = {
      city: 'Cairns',
      from: '2027-06-06',
      to: '2027-07-07',
      timeZone: 'Australia/Brisbane',
      incall: true,
      outcall: false,
      note: 'By the pier.',
    }
    expect((await margot.known()).rules.tour).toContainEqual(leg)
    expect(await citiesOfForm()).toEqual(['Adelaide', 'Hobart', 'Perth', 'Cairns'])

    await pressAt(page.getByRole('link', { name: 'Cairns' }))
    await pressAt(page.getByRole('button', { name: 'Cancel these dates' }))
    await page.getByText('Cancelled.').waitFor()
    expect((await margot.known()).rules.tour).not.toContainEqual(leg)
    expect(await citiesOfForm()).toEqual(['Adelaide', 'Hobart', 'Perth'])
  })

  it('are changed, and taken back from the history', async () => {
    await page.goto('/dashboard/diary')
    await pressAt(page.locator('main').getByRole('link', { name: 'Hours' }))
    await typeAt(page.getByLabel('Notice, in hours'), '72')
    await pressAt(page.getByRole('button', { name: 'Save' }))
    await page.getByText('Saved.').waitFor()
    expect((await margot.known()).rules.policy.noticeHours).toBe(72)
    await pressAt(page.getByRole('button', { name: 'Undo: notice 48 to 72 hours' }))
    await page.getByText('Undone.').waitFor()
    expect((await margot.known()).rules.policy.noticeHours).toBe(48)
  })
})
