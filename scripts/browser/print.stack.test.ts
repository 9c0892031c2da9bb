import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

describe('a print', () => {
  it('of rates has no menu, buttons and way out, and is dark on white', async () => {
    const page = await open('sophie', '/rates')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Three hours').first().isVisible()).toBe(true)
    for (const away of ['.top', '.closing', '.leaving']) expect(await page.locator(away).isVisible(), away).toBe(false)
    expect(
      await page
        .locator('.prices td')
        .first()
        .evaluate((cell) => getComputedStyle(cell).color),
    ).toBe('rgb(0, 0, 0)')
    await page.context().close()
  })

  it('is not made past an age gate that has not been answered', async () => {
    const page = await open('sophie', '/rates', { answered: false })
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Three hours').first().isVisible()).toBe(false)
    await page.context().close()
  })

  it('of services has the answers, which nobody can open on paper', async () => {
    const page = await open('sophie', '/services')
    const answer = page.locator('details:not([open]) > p').first()
    expect(await answer.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await answer.isVisible()).toBe(true)
    await page.context().close()
  })

  it.each(['claire', 'sophie', 'margot'])(
    'of the first page of %s has one thing below the other, in ink that can be read',
    async (slug) => {
      const page = await open(slug, '/', { viewport: { width: 768, height: 1024 } })
      await page.emulateMedia({ media: 'print' })
      const { overlaps, pale } = await page.evaluate(() => {
        const hero = document.querySelector('.hero') as HTMLElement
        const below = (hero.nextElementSibling as HTMLElement).getBoundingClientRect().top
        const words = [...hero.querySelectorAll<HTMLElement>('h1, p, picture')].filter((each) => each.offsetHeight > 0)
        const text = [...document.querySelectorAll<HTMLElement>('main p, main a, main h2, main h3, main small')].filter(
          (each) => each.offsetHeight > 0,
        )
        const redOf = (each: HTMLElement) => Number(/\d+/.exec(getComputedStyle(each).color)?.[0])
        return {
          overlaps: words.filter((each) => each.getBoundingClientRect().bottom > below).map(({ tagName }) => tagName),
          pale: text.filter((each) => !each.matches('.button') && redOf(each) > 0x33).map(({ outerHTML }) => outerHTML.slice(0, 60)),
        }
      })
      expect(overlaps).toEqual([])
      expect(pale).toEqual([])
      await page.context().close()
    },
  )

  it.each(['claire', 'sophie', 'margot'])(
    'of the form of %s has days that can be read, the full ones and the chosen one too',
    async (slug) => {
      const page = await open(slug, '/booking', { timezoneId: 'Australia/Sydney' })
      await page.locator('.calendar[aria-busy="false"]').waitFor()
      await page.locator('.calendar-days input:enabled').first().check({ force: true })
      await page.locator('.calendar-times input').first().check({ force: true })
      await page.emulateMedia({ media: 'print' })
      const styleOf = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => {
            const { color, backgroundColor, textDecorationColor } = getComputedStyle(element)
            const redOf = (text: string) => Number(/\d+/.exec(text)?.[0])
            return { ink: redOf(color), ground: backgroundColor, stroke: redOf(textDecorationColor) }
          })
      for (const chosen of ['.calendar-days input:checked + span', '.calendar-times input:checked + span'])
        expect(await styleOf(chosen)).toMatchObject({ ink: 0, ground: 'rgba(0, 0, 0, 0)' })
      const full = await styleOf('.calendar-days input:disabled + span')
      expect(full.ink).toBeLessThanOrEqual(0x33)
      expect(full.stroke).toBeGreaterThan(0x88)
      await page.context().close()
    },
  )
})
