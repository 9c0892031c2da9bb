import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { localUrl } from '../../tenants/contract/urls.ts'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { englishParts, saidBy } from '../test-support/english-parts.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { type SpeakingStack, startSpeaking } from '../test-support/start-speaking.ts'
import { launchBrowser } from './launch-browser.ts'

// Claire in English and Chinese, Sophie in German alone, on a stack of their own.

const [de, zh] = [wordsOf('de'), wordsOf('zh-Hans')]

let speaking: SpeakingStack
let browser: Browser
let dist: string
beforeAll(async () => {
  speaking = await startSpeaking(inject('databaseUrl'))
  dist = speaking.dist
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await speaking.stop()
})

const ask = (slug: string, where: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  requestSite({ port: speaking.port, slug, path: where, ...options, headers: { 'cf-connecting-ip': freshAddress(), ...options.headers } })
const postForm = (slug: string, where: string, fields: Record<string, string>) =>
  ask(slug, where, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const manifestOf = async (slug: string) => JSON.parse(await readFile(path.join(dist, slug, 'manifest.json'), 'utf8')) as Manifest
const pageOf = (slug: string, where: string) => readFile(path.join(dist, slug, 'site', where, 'index.html'), 'utf8')

describe('a tenant in German', () => {
  it('says nothing in English, on any page', async () => {
    const { pages, languages } = await manifestOf('sophie')
    expect(languages.map(({ locale, prefix }) => [locale, prefix])).toEqual([['de', '']])
    const parts = englishParts()
    expect(parts.length).toBeGreaterThan(150)
    const files = await readdir(path.join(dist, 'sophie/site'), { recursive: true })
    const html = files.filter((file) => file.endsWith('.html'))
    expect(html.length).toBeGreaterThanOrEqual(pages.length)
    for (const file of html) {
      const said = saidBy(await readFile(path.join(dist, 'sophie/site', file), 'utf8'))
      expect(
        parts.filter((part) => said.includes(part)),
        file,
      ).toEqual([])
    }
    const home = await pageOf('sophie', '')
    expect(home).toMatch(/<html lang="de"/)
    expect(home).toContain('og:locale" content="de_DE"')
    expect(home).not.toContain('hreflang')
    expect(saidBy(home)).toContain(de.page.leave)
  })

  it('is answered in German, with and without the form’s script', async () => {
    const json = await ask('sophie', '/_/bookings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lang: 'de', name: '', email: 'müller@example.com' }),
    })
    expect(((await json.json()) as { error: { fields: object } }).error.fields).toMatchObject({
      name: de.fields.name,
      email: de.fields.emailLetters,
      startsAt: de.fields.time,
    })
    const page = await (await postForm('sophie', '/_/bookings', { lang: 'de', name: 'Sam', email: 'sam@example.com' })).text()
    expect(page).toContain(de.problems.three)
    expect(page).toContain(de.fields.time)
  })
})

describe('a tenant in English and Chinese', () => {
  it('has every page in both, each naming the other', async () => {
    const { pages } = await manifestOf('claire')
    const chinese = pages.filter(({ path: where }) => where.startsWith('/zh-hans'))
    expect(chinese).toHaveLength(pages.length / 2)
    for (const route of ['', '/about', '/gallery', '/services', '/rates', '/tour', '/booking', '/privacy']) {
      const own = [await pageOf('claire', route), await pageOf('claire', `/zh-hans${route}`)]
      const alternates = own.map((html) =>
        [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, url]) => `${language} ${url}`),
      )
      const at = (where: string) => `https://claire.companionconnect.app${where || '/'}`
      expect(alternates[0], route).toEqual([`en-AU ${at(route)}`, `zh-Hans ${at(`/zh-hans${route}`)}`, `x-default ${at(route)}`])
      expect(alternates[1], route).toEqual(alternates[0])
      expect(own[1]).toMatch(/<html lang="zh-Hans"/)
      expect(own[1]).toContain(`<link rel="canonical" href="${at(`/zh-hans${route}`)}"`)
    }
    const sitemap = await readFile(path.join(dist, 'claire/site/sitemap.xml'), 'utf8')
    expect(sitemap).toContain('<xhtml:link rel="alternate" hreflang="zh-Hans" href="https://claire.companionconnect.app/zh-hans/rates"/>')
    expect(sitemap.match(/<url>/g)).toHaveLength(pages.filter(({ path: where }) => !/thanks|404/.test(where)).length)
  })

  it('keeps its links in the language of the page, those of her Markdown too, and leads to the other by name', async () => {
    const about = await pageOf('claire', '/zh-hans/about')
    const links = [...about.matchAll(/<a\b[^>]*\bhref="(\/[^"_]*)"[^>]*>/g)].map(([tag, href = '']) => ({ tag, href }))
    const outside = links.filter(({ href }) => !href.startsWith('/zh-hans'))
    expect(links.some(({ href }) => href === '/zh-hans/rates')).toBe(true)
    expect(outside.map(({ href }) => href)).toEqual(['/about'])
    expect(outside[0]?.tag).toContain('hreflang="en-AU"')
    expect(await pageOf('claire', '/about')).toMatch(/<a[^>]*href="\/zh-hans\/about"[^>]*hreflang="zh-Hans"[^>]*lang="zh-Hans"/)
  })

  it('says nothing in English between her header and her footer', async () => {
    const parts = englishParts()
    for (const route of ['', '/services', '/rates', '/booking', '/privacy', '/booking/thanks']) {
      const said = saidBy(await pageOf('claire', `/zh-hans${route}`))
      expect(
        parts.filter((part) => said.includes(part)),
        route,
      ).toEqual([])
    }
  })

  it('answers in the language of the page, whatever the browser asks for', async () => {
    const fields = { name: 'Sam', email: 'sam@example.com', service: 'dinner', hours: '3', startsAt: '2020-01-01T19:00' }
    const english = await (await postForm('claire', '/_/bookings', { ...fields, lang: 'en-AU' })).text()
    expect(english).toContain(enAU.problems.one)
    const chinese = await postForm('claire', '/_/bookings', { ...fields, lang: 'zh-Hans' })
    const page = await chinese.text()
    expect([chinese.status, page]).toEqual([422, expect.stringMatching(/<html lang="zh-Hans"/)])
    expect(page).toContain(zh.problems.one)
    const offered = await (await postForm('claire', '/_/availability', { ...fields, lang: 'zh-Hans', startsAt: startInDays(40) })).text()
    expect(offered).toContain(zh.answers.free)
    const note = await (await ask('claire', '/_/availability?days=1&city=Atlantis&lang=zh-Hans')).json()
    expect((note as { note: string }).note).toContain('请选择以下城市之一')
    // Her cities by their Chinese names, to whoever reads Chinese; a request is booked by hers, on the static pages too.
    expect((note as { note: string }).note).toMatch(/悉尼.*布里斯班/)
    expect(await pageOf('claire', '/zh-hans/booking')).toMatch(/<option value="Sydney"[^>]*>悉尼<\/option>/)
    expect(await pageOf('claire', '/booking')).toMatch(/<option value="Sydney"[^>]*>Sydney<\/option>/)
    const tour = await pageOf('claire', '/zh-hans/tour/brisbane')
    expect(tour.replaceAll(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>/g, ' ')).not.toMatch(/Sydney|Brisbane|Melbourne/)
    expect(tour).toMatch(/布里斯班[\s\S]*name="city" value="Brisbane"[\s\S]*悉尼/)
    expect(await (await ask('claire', '/_/next-free?lang=zh-Hans')).json()).toMatchObject({ city: '悉尼' })
  })

  it('takes a request in Chinese and thanks for it in Chinese', async () => {
    const fields = { name: '王先生', email: `wang-${process.pid}@example.com`, service: 'dinner', hours: '3', startsAt: startInDays(50) }
    const taken = await postForm('claire', '/_/bookings', { ...fields, lang: 'zh-Hans' })
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/zh-hans/booking/thanks'])
    expect(await (await ask('claire', '/zh-hans/booking/thanks')).text()).toContain(zh.thanks.arrived)
  })

  it('has a page for addresses that are none, in both, and one address for each page', async () => {
    const lost = await ask('claire', '/zh-hans/nothing')
    expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining(zh.notFound.title)])
    expect(await (await ask('claire', '/nothing')).text()).toContain(enAU.notFound.title)
    expect((await ask('claire', '/zh-hans/404')).status).toBe(404)
    expect((await ask('claire', '/zh-Hans/About/')).headers.get('location')).toBe('/zh-hans/about')
  })

  it('runs the same tests of photos under its own paths, and those of words in the first language alone', async () => {
    const { pages } = await manifestOf('claire')
    const experimentsOn = (where: string) => pages.find((page) => page.path === where)?.experiments
    expect(experimentsOn('/zh-hans')).toEqual(experimentsOn('/'))
    expect(experimentsOn('/')).toContain('hero-photo')
    const first = await ask('claire', '/zh-hans')
    const [cookie = ''] = first.headers.get('set-cookie')?.match(/^ab=[^;]*/) ?? []
    expect((await ask('claire', '/', { headers: { cookie } })).headers.get('set-cookie')).toContain(cookie)
  })
})

describe('the form in the browser', () => {
  it.each([
    ['claire', '/zh-hans/booking', zh, 'zh-Hans'],
    ['sophie', '/booking', de, 'de'],
  ] as const)('speaks the language of its page: %s%s', async (slug, where, words, lang) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, timezoneId: 'Europe/London', locale: 'en-GB' })
    await context.addCookies([{ name: 'adult', value: 'yes', url: localUrl({ slug, port: speaking.port }) }])
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/_/availability?') && asked.push(request.url()))
    await page.goto(localUrl({ slug, port: speaking.port }) + where)
    await page.locator('[data-form-runs]').waitFor()
    await page.locator('.calendar[aria-busy="false"]').waitFor()
    expect(asked.every((url) => new URL(url).searchParams.get('lang') === lang)).toBe(true)
    await page.getByLabel(words.form.name).fill('Sam')
    await page.locator('.calendar-days input:enabled').first().check({ force: true })
    await page.locator('.calendar-times input').first().check({ force: true })
    await expect.poll(() => page.locator('.form-summary').textContent()).toContain(words.time.zone.replace('{city}', '').trim())
    if (lang === 'zh-Hans') expect(await page.locator('.form-summary').textContent()).toContain('悉尼当地时间')
    await page.getByRole('button', { name: words.form.send }).click()
    await page.getByText(words.problems.one).waitFor()
    await page.getByRole('link', { name: words.fields.emailMissing }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const said = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
    expect(englishParts().filter((part) => said.includes(part))).toEqual([])
    await context.close()
  })
})
