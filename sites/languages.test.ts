import { describe, expect, it } from 'vitest'
import type { Site } from './context.ts'
import { alternatesOf, localizeLinks, pathIn } from './languages.ts'
import type { SitePage } from './plan-pages.ts'

const english = { locale: 'en-AU', prefix: '', name: 'English', routes: ['/', '/rates', '/booking', '/faq'] }
const chinese = { locale: 'zh-Hans', prefix: '/zh-hans', name: '中文', routes: ['/', '/rates', '/booking'] }
const site = { languages: [english, chinese], host: 'claire.example' } as unknown as Site
const page = (route: string) => ({ route }) as unknown as SitePage

describe('a site in two languages', () => {
  it('tells search engines of each page in both, and which one is for everybody else', () => {
    expect(alternatesOf(site, page('/rates'))).toEqual([
      { hreflang: 'en-AU', href: 'https://claire.example/rates' },
      { hreflang: 'zh-Hans', href: 'https://claire.example/zh-hans/rates' },
      { hreflang: 'x-default', href: 'https://claire.example/rates' },
    ])
    expect(alternatesOf(site, page('/'))[1]).toEqual({ hreflang: 'zh-Hans', href: 'https://claire.example/zh-hans' })
    expect(alternatesOf(site, page('/faq'))).toEqual([])
    expect(alternatesOf({ ...site, languages: [english] }, page('/rates'))).toEqual([])
  })

  it('leads from a page that the other language has not to its first page', () => {
    expect(pathIn(chinese, page('/rates'))).toBe('/zh-hans/rates')
    expect(pathIn(chinese, page('/faq'))).toBe('/zh-hans')
    expect(pathIn(english, page('/faq'))).toBe('/faq')
  })

  it('keeps a visitor in the language of the page, wherever there is one to be in', () => {
    const html = [
      '<a class="b" href="/booking?service=dinner">',
      '<a href="/">',
      '<a href="/faq">',
      '<a href="/rates#x">',
      '<a href="/_a/1.jpg">',
      '<a hreflang="en-AU" href="/rates">',
      '<a href="https://claire.example/rates">',
      '<link rel="icon" href="/rates">',
      '<a href="/zh-hans/rates">',
    ].join('')
    expect(localizeLinks(html, chinese)).toBe(
      [
        '<a class="b" href="/zh-hans/booking?service=dinner">',
        '<a href="/zh-hans">',
        '<a href="/faq">',
        '<a href="/zh-hans/rates#x">',
        '<a href="/_a/1.jpg">',
        '<a hreflang="en-AU" href="/rates">',
        '<a href="https://claire.example/rates">',
        '<link rel="icon" href="/rates">',
        '<a href="/zh-hans/rates">',
      ].join(''),
    )
  })
})
