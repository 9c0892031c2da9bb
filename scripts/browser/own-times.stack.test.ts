import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { addDays } from '../../edge/http/add-days.ts'
import { formatLocal } from '../../tenants/contract/format-local.ts'
import { eventually } from '../test-support/eventually.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { launchBrowser } from './launch-browser.ts'
import { pressAt } from './tab-to.ts'

// Her own times on a phone: by keyboard alone, with the app's script and without.

let browser: Browser
let sql: Sql
let cookie: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('claire', sql)).replace('desk=', '')
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
let days = 430
const nextDay = (): string => startInDays(days++).slice(0, 10)
async function phone(options: { javaScriptEnabled?: boolean; width?: number; colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const { width = 390, ...rest } = options
  const context = await browser.newContext({ viewport: { width, height: 844 }, ...rest })
  await context.addCookies([{ name: 'desk', value: cookie, url: home() }])
  return context.newPage()
}

const isFree = async (startsAt: string) =>
  (await postBooking('claire', { startsAt, email: `keys-${startsAt.slice(0, 10)}@example.com` })).status === 201

describe('with a finger or a mouse', () => {
  it('chooses a time by dragging along the day, and days by dragging over the month', async () => {
    const day = nextDay()
    const page = await phone()
    await page.goto(`${home()}/dashboard/diary/block?day=${day}`)
    const track = await page.locator('.strip .track').boundingBox()
    if (!track) throw new Error('There is no strip.')
    const at = (hour: number) => [track.x + (track.width * (hour - 6)) / 24, track.y + track.height / 2] as const
    await page.mouse.move(...at(14.2))
    await page.mouse.down()
    await page.mouse.move(...at(20), { steps: 4 })
    await page.mouse.move(...at(17.8), { steps: 3 })
    await page.mouse.up()
    const typed = async () => [await page.getByLabel('From').inputValue(), await page.getByLabel('To', { exact: true }).inputValue()]
    expect(await typed()).toEqual(['14:00', '18:00'])
    // What is typed moves the strip, and the strip takes no focus from the fields.
    await page.getByLabel('From').fill('12:00')
    expect(await page.locator('.strip .chosen').evaluate((chosen) => (chosen as HTMLElement).style.left)).toBe('25%')
    await page.goto(`${home()}/dashboard/diary?view=month&on=${day}`)
    const cell = (of: string) => page.locator('.month td', { has: page.locator(`.block-link[href*="day=${of}"]`) })
    const week = new Date(`${day}T00:00Z`).getUTCDay()
    const [first, last] = week === 0 ? [addDays(day, -2), day] : [day, addDays(day, week === 6 ? 1 : 2)]
    // Again where the script was not there yet.
    await eventually(async () => {
      await cell(first).hover()
      await page.mouse.down()
      await cell(last).hover()
      if ((await page.locator('.month td.chosen').count()) > 1) return true
      await page.mouse.up()
      return undefined
    }, 'days that are chosen by a drag')
    await page.mouse.up()
    await page.getByRole('heading', { name: 'Block time' }).waitFor()
    expect(new URL(page.url()).search).toBe(`?day=${first}&lastDay=${last}`)
    // A tap on a day is the link that it always was.
    await page.goBack()
    await cell(first).getByRole('link').first().click()
    await page.waitForURL(/view=week|#day-/)
    await page.context().close()
  })
})

describe.each([true, false])('with a keyboard, script %s', (javaScriptEnabled) => {
  it('blocks an afternoon from its day in the diary, and takes it back', async () => {
    const day = nextDay()
    const page = await phone({ javaScriptEnabled })
    await page.goto(`${home()}/dashboard/diary?on=${day}`)
    const spoken = formatLocal(day, 'en-AU', { weekday: 'long', day: 'numeric', month: 'long' })
    await pressAt(page.getByRole('link', { name: `Block time on ${spoken}` }))
    await page.getByRole('heading', { name: 'Block time' }).waitFor()
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(day)
    await page.getByLabel('From').focus()
    await page.keyboard.type('0200PM')
    await page.getByLabel('To', { exact: true }).focus()
    await page.keyboard.type('0600PM')
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .getByText(/Blocked: .* 2:00 pm to 6:00 pm, Sydney time\./)
      .waitFor()
    await pressAt(page.getByRole('button', { name: 'Undo' }).first())
    await page
      .getByRole('status')
      .getByText(/Free again: /)
      .waitFor()
    await pressAt(page.getByRole('button', { name: 'Undo' }).first())
    await page
      .getByRole('status')
      .getByText(/Blocked: /)
      .waitFor()
    expect(await isFree(`${day}T15:00`)).toBe(false)
    // From its entry to its own page, and free from there.
    await pressAt(page.getByRole('link', { name: /^2:00 pm to 6:00 pm/ }))
    await page.getByRole('button', { name: 'Free this time' }).waitFor()
    await pressAt(page.getByRole('button', { name: 'Free this time' }))
    await page
      .getByRole('status')
      .getByText(/Free again: /)
      .waitFor()
    expect(await isFree(`${day}T15:00`)).toBe(true)
    await page.context().close()
  })
})

describe('on a small phone', () => {
  it('an error stands beside its field with what was typed, and the field has the focus', async () => {
    const day = nextDay()
    const page = await phone({ javaScriptEnabled: false })
    await page.goto(`${home()}/dashboard/diary/block?day=${day}&from=14:00&to=13:00`)
    await page.getByText('More than a day, or more than once').click()
    await page.getByLabel('Last day').fill(day)
    await page.getByRole('button', { name: 'Block this time' }).click()
    await page.getByText('The end is before the beginning.').waitFor()
    expect(await page.locator(':focus').getAttribute('name')).toBe('lastDay')
    expect(await page.getByLabel('From').inputValue()).toBe('14:00')
    await page.context().close()
  })

  it('axe finds nothing in the light or the dark, and all of it fits 320 px', async () => {
    const day = nextDay()
    const { body } = await postBooking('claire', { startsAt: `${day}T15:00`, name: 'Wilhelmina Featherstonehaugh-Cholmondeley' })
    const page = await phone({ width: 320 })
    const looks = async () => {
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await complaintsOf(page), page.url()).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await colourComplaintsOf(page), `${page.url()} in the dark`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(320)
    }
    // With an end: other tests book with her too, in weeks to come.
    await page.goto(`${home()}/dashboard/diary/block?day=${day}&repeat=weekly&repeatUntil=${addDays(day, 7)}`)
    await looks()
    await page.getByRole('button', { name: 'Block this time' }).click()
    await page.getByText(/Nothing is blocked yet/).waitFor()
    expect(await page.content()).toContain(body.reference)
    await looks()
    await page.getByRole('button', { name: 'Keep it and block the rest' }).click()
    await page.getByRole('status').waitFor()
    await looks()
    await page
      .getByRole('link', { name: /^Blocked all day/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Free all of it' }).waitFor()
    await looks()
    await page.goto(`${home()}/dashboard/diary?view=month&on=${day}`)
    await looks()
    await page.goto(`${home()}/dashboard`)
    await looks()
    await sql`update time_blocks set lifted_at = now() where tenant_id = 'claire' and starts_local::date = ${day}::date`
    await sql`delete from own_times o using time_blocks b where b.block_id = o.block_id and b.tenant_id = 'claire' and b.starts_local::date = ${day}::date`
    await page.context().close()
  })
})
