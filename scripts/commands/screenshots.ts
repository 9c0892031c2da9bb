import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { localUrl } from '../../tenants/contract/urls.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { takeDashboardShots } from '../screenshots/dashboard-shots.ts'
import { takeMailShots } from '../screenshots/mail-shots.ts'
import { SHOTS, VIEWPORTS } from '../screenshots/plan-shots.ts'
import { startShowcase } from '../screenshots/start-showcase.ts'

// npm run screenshots [-- name …]: docs/screenshots/, one picture for each page worth a look, on a phone and on a desktop; all, or those named. Her app
// (`app`) in light and dark too.

const named = process.argv.slice(2)
const shots = named.length === 0 ? SHOTS : SHOTS.filter(({ name }) => named.includes(name))
const GROUPS = ['mails', 'app']
const withMails = named.length === 0 || named.includes('mails')
const withApp = named.length === 0 || named.includes('app')
if (shots.length < named.filter((name) => !GROUPS.includes(name)).length) {
  console.error(`There are: ${SHOTS.map(({ name }) => name).join(', ')}, ${GROUPS.join(', ')}.`)
  process.exit(1)
}
const folder = path.resolve(import.meta.dirname, '../../docs/screenshots')
const showcase = shots.length > 0 ? await startShowcase() : undefined
const browser = await launchBrowser()
try {
  await mkdir(folder, { recursive: true })
  // What stood before a change cannot be taken again.
  const old = named.length === 0 ? (await readdir(folder)).filter((name) => !name.startsWith('before-after-')) : []
  for (const name of old) await rm(path.join(folder, name))
  for (const [device, viewport] of Object.entries(VIEWPORTS)) {
    for (const shot of shots) {
      const context = await browser.newContext({ ...viewport, reducedMotion: 'reduce', extraHTTPHeaders: { 'sec-gpc': '1' } })
      const url = localUrl({ slug: shot.slug, port: showcase?.port ?? 0 })
      if (!shot.gate) await context.addCookies([{ name: 'adult', value: 'yes', url }])
      const page = await context.newPage()
      await page.goto(url + shot.path, { waitUntil: 'networkidle' })
      await shot.act?.(page)
      // A head that stays at the top stands there.
      if (!shot.viewport) await page.evaluate(() => scrollTo(0, 0))
      const png = await page.screenshot({ fullPage: !shot.gate && !shot.viewport, clip: undefined })
      const { width = 0, height = 0 } = await sharp(png).metadata()
      const cut = sharp(png).extract({
        left: 0,
        top: 0,
        width,
        height: Math.min(height, Math.round(width * (device === 'phone' ? 4.5 : 2.2))),
      })
      await cut
        .resize({ width: device === 'phone' ? 390 : 1000 })
        .webp({ quality: 76 })
        .toFile(path.join(folder, `${shot.name}-${device}.webp`))
      await context.close()
    }
  }
  const dashboardShots = withApp ? await takeDashboardShots(browser) : []
  for (const { name, png } of dashboardShots) {
    const { width = 0, height = 0 } = await sharp(png).metadata()
    const cut = sharp(png).extract({ left: 0, top: 0, width, height: Math.min(height, Math.round(width * 4.5)) })
    await cut
      .resize({ width: name.includes('-desktop') ? 1000 : 390 })
      .webp({ quality: 76 })
      .toFile(path.join(folder, `${name}.webp`))
  }
  const mailShots = withMails ? await takeMailShots(browser) : []
  for (const { name, png } of mailShots)
    await sharp(png)
      .resize({ width: 900 })
      .webp({ quality: 66 })
      .toFile(path.join(folder, `mail-${name}.webp`))
  console.log(
    `${shots.length * Object.keys(VIEWPORTS).length + dashboardShots.length + mailShots.length} screenshots in docs/screenshots/.`,
  )
} finally {
  await browser.close()
  await showcase?.stop()
}
