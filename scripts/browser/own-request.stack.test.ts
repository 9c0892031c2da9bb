import { describe, expect, it } from 'vitest'
import { linkIn } from '../test-support/follow-link.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../test-support/read-mails.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

/** The page of a request, as the link of its mail opens it. */
async function openOwn(email: string, days: number, options: Parameters<typeof open>[2]) {
  const { body } = await postBooking('claire', {
    startsAt: startInDays(days),
    email,
    name: 'Sam Example',
    address: 'The Grand Hotel',
    message: 'Dinner first,\nby the water?',
  })
  const mail = mailTo(await mailsAbout(body.reference, 2), email, /./)
  const { pathname } = new URL(linkIn(mail, /(http\S+\/_\/request\/[^\s?]+)/))
  const page = await open('claire', pathname, options)
  return { page, text: async () => ((await page.locator('main').textContent()) ?? '').replace(/[\u202f\u00a0]/g, ' ') }
}

describe('a client’s own page', () => {
  it('tells a client in London both clocks, and after the yes everything that was written', async () => {
    const { page, text } = await openOwn('own-london@example.com', 630, { timezoneId: 'Europe/London' })
    expect(await text()).toMatch(
      /7 to 10\spm, Sydney time\s*That’s \w{3} \d+\s\w+, (8 to 11\sam|9\sam to noon|10\sam to 1\spm) where you are\./,
    )
    const asks = page.getByRole('button', { name: 'Yes, it’s me' })
    if ((await asks.count()) > 0) {
      expect(await text()).not.toContain('The Grand Hotel')
      await asks.click()
    }
    const told = await text()
    for (const line of ['Dinner date, 3 hours', 'The Grand Hotel', 'Sam Example', 'Dinner first,\nby the water?', 'own-london@example.com'])
      expect(told).toContain(line)
    expect(told).toMatch(/Deposit\s*\d+% \(\$[\d,.]+\)/)
    await page.context().close()
  })

  it('gives what can be tapped, and what it says beside the facts, room on a phone', async () => {
    const { page } = await openOwn('own-room@example.com', 627, { timezoneId: 'Australia/Sydney' })
    const box = async (place: ReturnType<typeof page.locator>) => {
      const { x = 0, y = 0, width = 0, height = 0 } = (await place.boundingBox()) ?? {}
      return { x, top: y, bottom: y + height, width, height }
    }
    const look = (place: ReturnType<typeof page.locator>) =>
      place.evaluate((element) => {
        const { borderTopWidth, borderTopColor, color, minHeight } = getComputedStyle(element)
        return { borderTopWidth, borderTopColor, color, minHeight }
      })
    const [change, cancel] = [page.getByRole('link', { name: 'Change the time' }), page.locator('summary', { hasText: 'Cancel request' })]
    expect(await look(cancel)).toEqual(await look(change))
    const hidden = page.getByText('What you wrote stays hidden')
    expect((await box(hidden)).top - (await box(page.getByRole('rowheader', { name: 'Reference' }))).bottom).toBeGreaterThan(11)
    await cancel.click()
    const yes = await box(page.getByRole('button', { name: 'Yes, cancel it' }))
    expect((await box(page.getByRole('link', { name: 'Back to the site' }))).top - yes.bottom).toBeGreaterThan(15)
    await page.context().close()
  })

  it('has the clock of a client in London below each time that it can move to', async () => {
    const { page } = await openOwn('own-moves@example.com', 640, { timezoneId: 'Europe/London' })
    await page.goto(`${page.url()}?change`)
    const time = page.locator('.choices a[href*="time="]').first()
    await expect
      .poll(async () => ((await time.textContent()) ?? '').replaceAll(/\s/g, ' '))
      .toMatch(/^\d{1,2}(:30)? [ap]m(\w{3} )?\d{1,2}(:30)? [ap]m$/)
    await page.getByText('The small times are in your own time zone.').waitFor()
    await page.context().close()
  })

  it('tells one clock where both show the same, and where no script runs', async () => {
    const same = await openOwn('own-sydney@example.com', 633, { timezoneId: 'Australia/Sydney' })
    expect(await same.text()).not.toContain('where you are')
    const plain = await same.page.context().browser()?.newContext({ javaScriptEnabled: false, timezoneId: 'Europe/London' })
    const page = await plain?.newPage()
    await page?.goto(same.page.url())
    expect(await page?.locator('main').textContent()).toMatch(/Sydney time/)
    expect(await page?.locator('main').textContent()).not.toContain('where you are')
    await plain?.close()
    await same.page.context().close()
  })

  it('is left as every page is: Back does not return to it, and without a script nothing promises that', async () => {
    const { page } = await openOwn('own-leave@example.com', 636, { timezoneId: 'Australia/Sydney' })
    const url = page.url()
    await page.route('https://www.bom.gov.au/**', (route) =>
      route.fulfill({ body: '<title>Weather</title>weather', contentType: 'text/html' }),
    )
    await page.goto(`${url}?change`)
    await page.getByRole('banner').getByRole('link', { name: 'Leave' }).click()
    await page.waitForURL('https://www.bom.gov.au/')
    await page.evaluate(() => history.back()).catch(() => undefined)
    await expect.poll(() => page.evaluate(() => document.title).catch(() => '')).toBe('Weather')
    expect(page.url()).toBe('https://www.bom.gov.au/')
    const plain = await page.context().browser()?.newContext({ javaScriptEnabled: false })
    const without = await plain?.newPage()
    await without?.goto(url)
    expect(await without?.getByRole('link', { name: 'Leave' }).first().getAttribute('href')).toBe('https://www.bom.gov.au/')
    expect(await without?.getByText('Back doesn’t return here').isVisible()).toBe(false)
    await plain?.close()
    await page.context().close()
  })
})
