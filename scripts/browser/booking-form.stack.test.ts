import { randomUUID } from 'node:crypto'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { postBooking } from '../test-support/post-booking.ts'
import { freshAddress } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

/** The booking page of Claire, for a visitor in her own time zone unless told otherwise. */
const openForm = (where = '/booking', options: BrowserContextOptions = {}) =>
  open('claire', where, { timezoneId: 'Australia/Sydney', extraHTTPHeaders: { 'cf-connecting-ip': freshAddress() }, ...options })

const runs = async (page: Page) => {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
}

/** Turns the calendar to a start and taps it. */
async function chooseTime(page: Page, start: string): Promise<void> {
  const day = page.locator(`.calendar input[value="${start.slice(0, 10)}"]`)
  for (let month = 0; month < 20 && (await day.count()) === 0; month++) {
    await page.getByRole('button', { name: 'Next month' }).click()
    await page.locator('.calendar[aria-busy="false"]').waitFor()
  }
  await day.check({ force: true })
  await page.locator(`.calendar input[type="radio"][value="${start}"]`).check({ force: true })
}

const summaryOf = async (page: Page) => ((await page.locator('.form-summary').textContent()) ?? '').replace(/[\u202f\u00a0]/g, ' ')
const chosenStart = (page: Page) => page.locator('input[name="startsAt"]').inputValue()

const bookElsewhere = async (startsAt: string) => expect((await postBooking('claire', { startsAt })).status).toBe(201)

describe('a service', () => {
  it('sets hours, price and free times, also where it was chosen before the script arrived', async () => {
    const page = await openForm('/privacy')
    const scripts: (() => void)[] = []
    await page.route(/run-form/, async (route) => {
      await new Promise<void>((resolve) => scripts.push(resolve))
      await route.continue()
    })
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/_/availability?') && asked.push(new URL(request.url()).search))
    await page.goto(`http://claire.localhost:${inject('port')}/booking`)
    await page.getByLabel('What would you like?').selectOption('weekend')
    await page.getByLabel('Your name').fill('Early Bird')
    const typed = startInDays(230, 12)
    await page.getByLabel('When?').fill(typed)
    await expect.poll(() => scripts.length).toBe(1)
    scripts[0]?.()
    await runs(page)
    expect(await page.getByLabel('How long?').inputValue()).toBe('24')
    expect(asked.every((search) => search.includes('service=weekend&hours=24'))).toBe(true)
    expect(await page.getByLabel('Your name').inputValue()).toBe('Early Bird')
    expect(await chosenStart(page)).toBe(typed)
    expect(await page.locator(`.calendar input[type="radio"][value="${typed}"]`).isChecked()).toBe(true)

    await page.getByLabel('What would you like?').selectOption('theatre')
    expect(await page.getByLabel('How long?').inputValue()).toBe('5')
    expect(await page.getByLabel('How long?').locator('option').first().getAttribute('value')).toBe('3')
    expect(await summaryOf(page)).toMatch(
      /^Theatre and supper, \w{3} \d+\s\w+(\s\d{4})?, noon to 5\spm, Sydney time, \$2,200; deposit \$440/,
    )
    await page.getByLabel('Address').fill('Hotel Example')
    expect(await summaryOf(page)).toMatch(/\$2,300; deposit \$460\s*At yours\./)
    await page.context().close()
  })

  it('and a city are chosen by the link that leads here, and by no other', async () => {
    const page = await openForm('/booking?service=theatre&city=brisbane')
    await runs(page)
    expect(await page.getByLabel('What would you like?').inputValue()).toBe('theatre')
    expect(await page.getByLabel('Where?').inputValue()).toBe('Brisbane')
    expect(await page.locator('.calendar legend').first().textContent()).toMatch(/Brisbane time/)
    await page.goto(page.url().replace(/\?.*/, '?service=nothing&city=<b>'))
    await runs(page)
    expect(await page.getByLabel('What would you like?').inputValue()).toBe('dinner')
    await page.context().close()
  })
})

describe('the calendar', () => {
  it('tells a visitor in London both clocks, and ends where bookings end', async () => {
    const page = await openForm('/booking', { timezoneId: 'Europe/London' })
    await runs(page)
    await chooseTime(page, startInDays(231))
    await page.getByText('Sydney time, with your own below it.').waitFor()
    expect(await summaryOf(page)).toMatch(
      /7 to 10\spm, Sydney time.*That’s \w{3} \d+\s\w+, (8 to 11\sam|9\sam to noon|10\sam to 1\spm) where you are\./,
    )
    const later = page.getByRole('button', { name: 'Next month' })
    for (let month = 0; month < 40 && (await later.isEnabled()); month++) await later.click()
    expect(await later.isDisabled()).toBe(true)
    expect(await chosenStart(page)).toBe(startInDays(231))
    await page.context().close()
  })

  it('says that it cannot be read, keeps what was chosen, and comes back by itself', async () => {
    const page = await openForm()
    await runs(page)
    const start = startInDays(232)
    await chooseTime(page, start)
    await page.route('**/_/availability?*', (route) => route.abort())
    await page.getByRole('button', { name: 'Next month' }).click()
    await page.getByText('The calendar can’t be read just now.').waitFor()
    expect([await page.getByLabel('Day and time').inputValue(), await page.getByText('When?').count()]).toEqual([start, 1])
    // Typed meanwhile, another one is chosen in the calendar as well.
    const other = startInDays(233)
    await page.getByLabel('Day and time').fill(other)
    await page.unroute('**/_/availability?*')
    await page.locator('.calendar[aria-busy="false"]').waitFor()
    expect(await page.getByText('The calendar can’t be read just now.').count()).toBe(0)
    expect(await chosenStart(page)).toBe(other)
    expect(await page.locator('.calendar-days input:checked').inputValue()).toBe(other.slice(0, 10))
    // A day that another city has not is chosen no more.
    await page.goto(page.url())
    await runs(page)
    await page.locator('.calendar[aria-busy="false"] .calendar-days input:enabled').last().check({ force: true })
    await page.getByLabel('Where?').selectOption('Brisbane')
    await page.locator('.calendar[aria-busy="false"] .calendar-days input:enabled').first().waitFor()
    expect(await page.locator('.calendar-days input:checked:disabled').count()).toBe(0)
    await page.context().close()
  })

  it('tells a chosen day from the others in forced colours', async () => {
    const page = await openForm('/booking', { forcedColors: 'active' })
    await runs(page)
    await page.locator('.calendar-days input:enabled').first().check({ force: true })
    // Headless Chromium paints no forced colours: what is asked is whether the chosen day opts out of them, in the system's own colours.
    const chosen = page.locator('.calendar-days input:checked + span')
    const styleOf = (span: Locator) =>
      span.evaluate((element) => {
        const { forcedColorAdjust, backgroundColor } = getComputedStyle(element) as CSSStyleDeclaration & { forcedColorAdjust: string }
        return { forcedColorAdjust, backgroundColor }
      })
    const other = await styleOf(page.locator('.calendar-days input:enabled:not(:checked) + span').first())
    expect(await styleOf(chosen)).toMatchObject({ forcedColorAdjust: 'none' })
    expect((await styleOf(chosen)).backgroundColor).not.toBe(other.backgroundColor)
    await page.context().close()
  })
})

describe('a request', () => {
  it('for a time that was taken meanwhile is told so once, and the nearest free times are one tap away', async () => {
    const page = await openForm('/booking', { timezoneId: 'Europe/London' })
    await runs(page)
    const start = startInDays(233, 15)
    await chooseTime(page, start)
    await page.getByLabel('Your name').fill('Kim Example')
    await page.getByLabel('Email').fill(`kim-${randomUUID()}@example.com`)
    await bookElsewhere(start)
    await page.waitForTimeout(3100)
    await page.getByRole('button', { name: 'Send the request' }).click()
    await page.getByText('has just been taken').waitFor()
    expect(await page.getByText(/just been taken/).count()).toBe(1)
    expect(await chosenStart(page)).toBe('')
    await page.locator('.calendar[aria-busy="false"]').waitFor()
    expect(await page.locator(`.calendar input[value="${start}"]`).count()).toBe(0)
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-gone'))
    const nearest = page.locator('[data-gone] button').first()
    const label = ((await nearest.textContent()) ?? '').replaceAll('\u00a0', ' ')
    // By the visitor's own clock too.
    expect(await page.locator('[data-gone]').textContent()).toMatch(/just been taken\. That’s .*\d\s[ap]m where you are\./)
    expect(await nearest.locator('small').textContent()).toMatch(/\d\s[ap]m/)
    await nearest.click()
    expect(await chosenStart(page)).toMatch(/T\d\d:\d\d$/)
    await page.getByRole('button', { name: 'Send the request' }).click()
    await page.getByRole('heading', { name: 'What happens next' }).waitFor()
    const told = ((await page.getByRole('status').textContent()) ?? '').replace(/[\u202f\u00a0]/g, ' ')
    expect(told).toContain(`Dinner date, ${label.split(',')[0]}`)
    expect(told).toContain('$1,400; deposit $280')
    expect(await page.getByRole('link', { name: 'Add to my calendar' }).getAttribute('href')).toMatch(/^blob:/)
    await page.context().close()
  })

  it('that is wrong has its errors in a list of links, and the first wrong field has the focus', async () => {
    const page = await openForm()
    await runs(page)
    await page.getByLabel('Email').fill('kim.example.com')
    await page.getByRole('button', { name: 'Send the request' }).click()
    const list = page.getByRole('alert')
    await list.getByText('Three things need fixing:').waitFor()
    expect(await list.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '#booking-startsAt',
      '#booking-name',
      '#booking-email',
    ])
    await page.waitForFunction(() => document.activeElement?.id === 'booking-startsAt')
    expect(await page.locator('#booking-startsAt').isVisible()).toBe(true)
    await list.getByRole('link').last().click()
    await page.waitForFunction(() => document.activeElement?.id === 'booking-email')
    await page.context().close()
  })
})
