import { expect } from 'vitest'
import { livePath } from '../../tenants/contract/urls.ts'
import { launchBrowser } from '../browser/launch-browser.ts'

/** An open page loads again by itself after a save; after a broken one it stays, and says what to mend. Nothing on it breaks its own policy. */
export async function seeLive(
  port: number,
  { save, texts: [good, broken, mended] }: { save: (line: string) => Promise<void>; texts: [string, string, string] },
): Promise<void> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    // A save counts from when the page knows what it shows.
    const knows = page.waitForResponse((response) => new URL(response.url()).pathname === livePath())
    await page.goto(`http://sophie.localhost:${port}/`)
    await knows
    const textOf = (line: string) => line.replace('tagline: ', '')
    await page.evaluate(() => void Object.assign(globalThis, { isFirst: true }))
    await save(good)
    await page.getByText(textOf(good)).first().waitFor({ state: 'attached' })
    expect(await page.evaluate(() => 'isFirst' in globalThis)).toBe(false)
    await save(broken)
    const alert = page.getByRole('alert').filter({ hasText: 'could not be built' })
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(
      /tenants\/sophie\/content\.yaml:\d+:\d+[\s\S]*\d+ \| taglin: [\s\S]*\^{6}[\s\S]*got +an unknown field "taglin"[\s\S]*expected [\s\S]*fix /,
    )
    expect(await page.content()).toContain(textOf(good))
    await save(mended)
    await page.getByText(textOf(mended)).first().waitFor({ state: 'attached' })
    expect(await alert.count()).toBe(0)
    expect(complaints.filter((text) => /Content Security Policy|Trusted/i.test(text))).toEqual([])
  } finally {
    await browser.close()
  }
}
