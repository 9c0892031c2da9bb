import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

// A link from elsewhere leads to what it names, through the age gate too.

const { open, urlOf } = registerSamples()
const yes = { name: 'I am 21 or over' }

describe('the answer to the age gate', () => {
  it.each([true, false])('leads to what the address asked for, script %s', async (javaScriptEnabled) => {
    const where = '/booking?service=gallery-day&city=Hobart&utm_source=a%26b'
    const page = await open('sophie', where, { answered: false, javaScriptEnabled })
    await page.getByRole('button', yes).click()
    await page.waitForURL(urlOf('sophie', where))
    expect(await page.locator('.gate').count()).toBe(0)
    expect(await page.getByLabel('What would you like?').inputValue()).toBe('gallery-day')
    expect(await page.getByLabel('Where?').inputValue()).toBe('Hobart')
    await page.context().close()
  })

  it.each([true, false])('leads to the place in the page that the address asked for, script %s', async (javaScriptEnabled) => {
    for (const where of ['/booking#booking-message', '/booking?city=Hobart#booking-message']) {
      const page = await open('sophie', where, { answered: false, javaScriptEnabled })
      await page.getByRole('button', yes).click()
      await page.waitForFunction(() => document.querySelector('.gate') === null)
      expect(page.url()).toBe(urlOf('sophie', where))
      expect(await page.locator(':target').getAttribute('id')).toBe('booking-message')
      await page.context().close()
    }
  })
})
