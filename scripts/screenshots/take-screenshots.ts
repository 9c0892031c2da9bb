import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { localUrl } from '../../tenants/contract/urls.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { Usage } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { showWhole } from './act-on-page.ts'
import { type DashboardShot, takeDashboardShots } from './dashboard-shots.ts'
import { takeMailShots } from './mail-shots.ts'
import { SHOTS, VIEWPORTS } from './plan-shots.ts'
import { startShowcase } from './start-showcase.ts'
import { DESIGNS, sweepSites } from './sweep-sites.ts'
import { writeOverview } from './write-overview.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>

const GROUPS = ['mails', 'app', 'overview', ...DESIGNS]
const folder = path.join(ROOT, 'docs/screenshots')
/** What is not kept. */
const LOOKED_AT = path.join(ROOT, '.cache/screenshots')

/** docs/screenshots/: one picture for each page worth a look, on a phone and on a desktop; all, or those named; her app in light and dark too. */
export async function takeScreenshots(named: readonly string[]): Promise<void> {
  const isAll = named.length === 0
  const shots = isAll ? SHOTS : SHOTS.filter(({ name }) => named.includes(name))
  const screens = named.filter((name) => !GROUPS.includes(name) && !shots.some((shot) => shot.name === name))
  const showcase = shots.length > 0 ? await startShowcase(shots.flatMap(({ slug }) => slug ?? [])) : undefined
  const browser = await launchBrowser({ locale: 'en-AU' })
  try {
    for (const each of [folder, LOOKED_AT]) await mkdir(each, { recursive: true })
    // What stood before a change cannot be taken again.
    const old = isAll ? (await readdir(folder)).filter((name) => !name.startsWith('before-after-')) : []
    for (const name of old) await rm(path.join(folder, name))
    for (const device of ['phone', 'desktop'] as const) for (const shot of shots) await takeSite(browser, shot, device, showcase?.port ?? 0)
    const takesApp = isAll || named.includes('app') || screens.length > 0
    const count = shots.length * 2 + (takesApp ? await takeApp(browser, isAll || named.includes('app') ? [] : screens) : 0)
    const mails = isAll || named.includes('mails') ? await takeMails(browser) : 0
    if (isAll || named.includes('overview')) await writeOverview(folder)
    if (count + mails > 0) console.log(`${count + mails} screenshots in docs/screenshots/.`)
    await sweepNamed(browser, named)
  } finally {
    await browser.close()
    await showcase?.stop()
  }
}

/** Of designs by name: everything, to be looked at. */
async function sweepNamed(browser: Browser, named: readonly string[]): Promise<void> {
  const designs = DESIGNS.filter((design) => named.includes(design))
  if (designs.length === 0) return
  console.log(`${await sweepSites(browser, LOOKED_AT, designs)} screenshots in ${path.relative(ROOT, LOOKED_AT)}/.`)
}

async function takeSite(browser: Browser, shot: (typeof SHOTS)[number], device: keyof typeof VIEWPORTS, port: number): Promise<void> {
  const abroad = shot.timeZone === undefined ? {} : { timezoneId: shot.timeZone }
  const options = { ...VIEWPORTS[device], ...abroad, reducedMotion: 'reduce', extraHTTPHeaders: { 'sec-gpc': '1' } } as const
  const context = await browser.newContext(options)
  const url = localUrl({ slug: shot.slug, port })
  if (!shot.gate) await context.addCookies([{ name: 'adult', value: 'yes', url }])
  const page = await context.newPage()
  await page.goto(url + shot.path, { waitUntil: 'networkidle' })
  await shot.act?.(page)
  if (!shot.viewport) await showWhole(page)
  const png = await page.screenshot({ fullPage: !shot.gate && !shot.viewport, clip: undefined })
  await writeCut(png, { name: `${shot.name}-${device}`, heightRatioMax: device === 'phone' ? 4.5 : 2.2, isPhone: device === 'phone' })
  await context.close()
}

/** `screens`: those that were named; none: all. Returns how many are kept. */
async function takeApp(browser: Browser, screens: readonly string[]): Promise<number> {
  const counts = { kept: 0, others: 0 }
  const take = async ({ name, png, isKept }: DashboardShot) => {
    counts[isKept ? 'kept' : 'others']++
    await writeCut(png, { name, heightRatioMax: 7, isPhone: !name.includes('-desktop'), to: isKept ? folder : LOOKED_AT })
  }
  const { unknown, known } = await takeDashboardShots(browser, take, screens)
  if (unknown.length > 0)
    throw new Usage(
      `Nothing is called ${unknown.join(', ')}. There are: ${[...SHOTS.map(({ name }) => name), ...known, ...GROUPS].join(', ')}.`,
    )
  console.log(`${counts.others} screenshots in ${path.relative(ROOT, LOOKED_AT)}/.`)
  return counts.kept
}

async function takeMails(browser: Browser): Promise<number> {
  const shots = await takeMailShots(browser)
  for (const { name, png } of shots)
    await sharp(png)
      .resize({ width: 900 })
      .webp({ quality: 66 })
      .toFile(path.join(folder, `mail-${name}.webp`))
  return shots.length
}

/** The top of a picture, as wide as a phone or a desktop shows it. */
async function writeCut(
  png: Buffer,
  { name, heightRatioMax, isPhone, to = folder }: { name: string; heightRatioMax: number; isPhone: boolean; to?: string },
): Promise<void> {
  const { width = 0, height = 0 } = await sharp(png).metadata()
  await sharp(png)
    .extract({ left: 0, top: 0, width, height: Math.min(height, Math.round(width * heightRatioMax)) })
    .resize({ width: isPhone ? 390 : 1000 })
    .webp({ quality: 66, effort: 6 })
    .toFile(path.join(to, `${name}.webp`))
}
