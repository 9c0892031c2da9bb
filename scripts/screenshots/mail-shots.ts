import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Mail } from '../../edge/platform/mail/mail.ts'
import { withoutStyles } from '../test-support/read-mail-html.ts'
import { MAIL_FIXTURES } from './every-mail.ts'
import { VIEWPORTS } from './plan-shots.ts'

const GAP_PX = 24

/** Every mail three times, side by side: in the light, in the dark, and as a program shows it that drops all styles. */
export async function takeMailShots(browser: Browser): Promise<{ name: string; png: Buffer }[]> {
  const context = await browser.newContext({ viewport: VIEWPORTS.phone.viewport, deviceScaleFactor: 1 })
  // One for all: a mail has no script, and nothing of it outlasts the next.
  const page = await context.newPage()
  const shots: { name: string; png: Buffer }[] = []
  for (const [name, mail] of Object.entries(MAIL_FIXTURES)) {
    const html = withPictures(mail)
    const pngs = [await shoot(page, html, 'light'), await shoot(page, html, 'dark'), await shoot(page, withoutStyles(html), 'light')]
    shots.push({ name, png: await sideBySide(pngs) })
  }
  await context.close()
  return shots
}

/** A browser knows no Content-IDs. */
const withPictures = ({ html, pictures = [] }: Pick<Mail, 'html' | 'pictures'>): string =>
  pictures.reduce(
    (text, { cid, bytes }) => text.replaceAll(`cid:${cid}`, `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`),
    html,
  )

async function shoot(page: Page, html: string, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const { width, height } = VIEWPORTS.phone.viewport
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme })
  await page.setContent(html)
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, whole) })
  return page.screenshot()
}

async function sideBySide(pages: readonly Buffer[]): Promise<Buffer> {
  const sizes = await Promise.all(pages.map((page) => sharp(page).metadata()))
  const height = Math.max(...sizes.map((size) => size.height))
  const lefts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, { width }) => sum + width + GAP_PX, 0))
  const width = (lefts.at(-1) ?? 0) + (sizes.at(-1)?.width ?? 0)
  return sharp({ create: { width, height, channels: 3, background: '#8a8580' } })
    .composite(pages.map((input, index) => ({ input, left: lefts[index] ?? 0, top: 0 })))
    .png()
    .toBuffer()
}
