import { describe, expect, it } from 'vitest'
import { openPhoto } from './open-photo.ts'
import { registerSamples } from './register-sites.ts'

const { open, urlOf } = registerSamples()

describe('the lightbox in the history', () => {
  it('is closed by Back, which stays in the gallery and gives the focus back; Forward opens it again', async () => {
    const page = await open('claire', '/gallery')
    await openPhoto(page, 'garden')
    await page.goBack()
    await page.locator('dialog.lightbox').waitFor({ state: 'hidden' })
    expect(page.url()).toBe(urlOf('claire', '/gallery'))
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.photo === 'garden')
    await page.goForward()
    await page.locator('dialog.lightbox[open]').waitFor()
    await page.context().close()
  })

  it('stays open when Forward comes before the page has heard of the closing', async () => {
    const page = await open('claire', '/gallery')
    await openPhoto(page, 'garden')
    const isStillOpen = await page.locator('dialog.lightbox').evaluate(async (dialog: HTMLDialogElement) => {
      const heard = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
      dialog.close()
      dialog.showModal()
      await heard
      // A step back in the history would take its time.
      await new Promise((resolve) => setTimeout(resolve, 300))
      return dialog.open
    })
    expect([isStillOpen, page.url()]).toEqual([true, urlOf('claire', '/gallery#photo-garden')])
    await page.context().close()
  })

  it('follows Back and Forward in quick succession, each time', async () => {
    const page = await open('claire', '/gallery')
    await openPhoto(page, 'garden')
    const seen = await page.evaluate(async () => {
      const moved = (go: () => void) =>
        new Promise((resolve) => {
          addEventListener('popstate', resolve, { once: true })
          go()
        })
      const shown: boolean[] = []
      for (let times = 0; times < 20; times++) {
        await moved(() => history.back())
        await moved(() => history.forward())
        await new Promise((resolve) => setTimeout(resolve, 60))
        shown.push(location.hash !== '' && document.querySelector('dialog[open]') !== null)
        if (!shown.at(-1)) break
      }
      return shown
    })
    expect(seen).toEqual(Array.from({ length: 20 }, () => true))
    await page.context().close()
  })

  it('leaves one entry in the history, however many photos were turned, and none when it is closed by its button', async () => {
    const page = await open('claire', '/gallery')
    const before = await page.evaluate(() => history.length)
    await openPhoto(page, 'garden')
    for (let turned = 0; turned < 3; turned++) await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => history.length)).toBe(before + 1)
    await page.getByRole('button', { name: 'Close' }).click()
    await page.waitForURL(urlOf('claire', '/gallery'))
    await page.goBack()
    expect(page.url()).toBe('about:blank')
    await page.context().close()
  })
})
