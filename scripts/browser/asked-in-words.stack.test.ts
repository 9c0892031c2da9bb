import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { englishParts, saidBy } from '../test-support/english-parts.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { type SpeakingStack, startSpeaking } from '../test-support/start-speaking.ts'

// Claire in English and Chinese, Sophie in German alone, on a stack of their own: the pages that the platform renders for a visitor.

const [de, zh] = [wordsOf('de'), wordsOf('zh-Hans')]

let speaking: SpeakingStack
beforeAll(async () => {
  speaking = await startSpeaking(inject('databaseUrl'))
})
afterAll(() => speaking.stop())

const ask = (slug: string, where: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  requestSite({ port: speaking.port, slug, path: where, ...options, headers: { 'cf-connecting-ip': freshAddress(), ...options.headers } })
const postForm = (slug: string, where: string, fields: Record<string, string>) =>
  ask(slug, where, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const pageOf = (slug: string, where: string) => readFile(path.join(speaking.dist, slug, 'site', where, 'index.html'), 'utf8')

describe('a page that the platform renders for a visitor', () => {
  it.each([
    ['claire', 'zh-Hans', zh],
    ['sophie', 'de', de],
  ] as const)('asks to be told, and to come, in the language of the page it came from: %s, %s', async (slug, lang, words) => {
    const waiting = await ask(slug, `/_/waiting?lang=${lang}`)
    const [city = ''] = /\/_\/waiting\?city=([^&"]+)/.exec(await waiting.clone().text())?.slice(1) ?? []
    const pages = [
      waiting,
      await ask(slug, `/_/waiting?city=${city}&lang=${lang}`),
      await ask(slug, `/_/waiting?city=${city}&lang=${lang}&said=asked`),
      await postForm(slug, '/_/waiting', { city: decodeURIComponent(city), email: 'nobody', lang }),
      await ask(slug, `/_/tour-request?city=Atlantis&lang=${lang}`),
      await ask(slug, `/_/tour-request?city=Darwin&lang=${lang}`),
      await ask(slug, `/_/tour-request?city=&lang=${lang}`),
    ]
    const said = await Promise.all(pages.map(async (page) => ((await page.text()).split('<main')[1] ?? '').split('</main>')[0] ?? ''))
    for (const text of said) {
      expect(text.slice(0, 80)).toContain(`lang="${lang}"`)
      expect(englishParts().filter((part) => saidBy(text).includes(part))).toEqual([])
    }
    expect(city === '').toBe(slug === 'sophie')
    expect(said[6]).toContain(`<a href="#city">${words.elsewhere.cityMissing}</a>`)
    if (city === '') return
    expect(said[1]).toContain(words.waiting.send)
    expect(said[3]).toContain(words.fields.email)
    // A link of theirs stays in their language.
    const links = said.flatMap((text) => [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href))
    expect(links.filter((href) => !href.startsWith('/_/') && lang === 'zh-Hans' && !href.startsWith('/zh-hans'))).toEqual([])
    // Services are called as her pages in that language call them.
    const names = [
      ...(await pageOf(slug, `${lang === 'zh-Hans' ? '/zh-hans' : ''}/booking`)).matchAll(/<option value="[\w-]+"[^>]*>([^<]+)</g),
    ]
    const offered = said[5]?.match(/<select id="service"[\s\S]*?<\/select>/)?.[0] ?? ''
    expect(names.some(([, name = '?']) => offered.includes(`>${name}<`))).toBe(true)
  })
})

describe('the switch of languages', () => {
  const switchOf = (text: string) => /<nav class="languages"[\s\S]*?<\/nav>/.exec(text)?.[0].replaceAll('&amp;', '&') ?? ''

  it('keeps what a link to the form has chosen', async () => {
    const form = switchOf(await (await ask('claire', '/booking?service=theatre&city=Brisbane&x=y')).text())
    expect(form).toContain('href="/zh-hans/booking?service=theatre&city=Brisbane"')
    expect(switchOf(await (await ask('claire', '/zh-hans/booking?service=theatre')).text())).toContain('href="/booking?service=theatre"')
    expect(switchOf(await (await ask('claire', '/booking')).text())).toContain('href="/zh-hans/booking"')
    expect(switchOf(await (await ask('claire', '/booking?service="><b>')).text())).not.toContain('<b>')
  })

  it('leads from a page that the platform renders to the same page, and stands on none that has no other language', async () => {
    for (const where of ['/_/tour-request?city=Perth', '/_/waiting?city=Brisbane'])
      expect(switchOf(await (await ask('claire', `${where}&lang=en-AU`)).text())).toContain(`href="${where}&lang=zh-Hans"`)
    expect(switchOf(await (await ask('claire', '/_/request/nobody')).text())).toBe('')
  })
})
