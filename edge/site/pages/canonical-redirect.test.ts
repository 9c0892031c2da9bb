import { describe, expect, it } from 'vitest'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { hasAnsweredGate, keepAnswer, leaveGate } from './age-gate.ts'
import { canonicalRedirect } from './canonical-redirect.ts'

const HOSTS = ['claire.example', 'www.claire.example', 'claire.companionconnect.app']

const PAGES = ['/', '/about', '/tour/brisbane'].map((path) => ({ path }))

describe('canonicalRedirect', () => {
  it.each([
    ['https://claire.example/about', undefined],
    ['https://www.claire.example/about?utm_source=x', 'https://claire.example/about?utm_source=x'],
    ['https://claire.companionconnect.app/', 'https://claire.example/'],
    ['https://claire.companionconnect.app/about/', 'https://claire.example/about'],
    ['https://claire.example/about/?a=1', '/about?a=1'],
    ['http://claire.localhost:8787/about', undefined],
    ['https://preview-claire.companionconnect.app/', undefined],
    ['https://claire.example//evil.example/', '/evil.example'],
    ['https://claire.example/About', '/about'],
    ['https://claire.example/ABOUT/?a=B', '/about?a=B'],
    ['https://claire.example/about.html', '/about'],
    ['https://claire.example/about/index.html', '/about'],
    ['https://www.claire.example/About.htm', 'https://claire.example/about'],
    ['https://claire.example/index.html', '/'],
    ['https://claire.example/Tour/Brisbane', '/tour/brisbane'],
    ['https://claire.example/nowhere.html', undefined],
    ['https://claire.example/Nowhere', undefined],
    ['https://claire.example/_v/hero-photo.garden/index.html', undefined],
  ])('%s -> %s', (url, location) => {
    expect(canonicalRedirect(new URL(url), HOSTS, PAGES)).toBe(location)
  })
})

describe('the age gate', () => {
  const paths = ['/', '/rates', '/404', '/zh-hans', '/zh-hans/rates', '/zh-hans/404']
  const manifest = {
    pages: paths.map((path) => ({ path, experiments: [], files: {} })),
    languages: [
      { locale: 'en-AU', prefix: '', words: enAU },
      { locale: 'zh-Hans', prefix: '/zh-hans', words: enAU },
    ],
  }

  const gate = (to?: string | null) =>
    new URL(`https://claire.example/_/gate${to === undefined ? '' : `?${new URLSearchParams({ to: String(to) })}`}`)
  /** Where the answer leads back to, where the cookie came back with it. */
  const leave = (to?: string | null, cookie = '__Host-adult=yes') =>
    leaveGate(new Request(gate(to), { headers: { cookie } }), gate(to), manifest).headers.get('location')

  it('remembers the answer in a cookie that says nothing else, and looks whether it was kept', () => {
    const response = keepAnswer(new URL('https://claire.example/rates?a=1&b'), '/rates?a=1&b')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/_/gate?to=%2Frates%3Fa%3D1%26b'])
    expect(response.headers.get('set-cookie')).toBe('__Host-adult=yes; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('leads back to an address without a hash, so that the browser keeps the one that was asked for', () => {
    expect(leave('/rates')).toBe('/rates')
    expect(leave('/rates', '')).toBe('/rates#answered')
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/_/bookings',
    '/_/gate',
    '/404',
    '/\\evil.example/rates',
    'https://claire.example.evil.example/rates',
    'javascript:alert(1)',
    null,
    undefined,
  ])('leads home and nowhere else for %s', (to) => {
    expect([leave(to), leave(to, '')]).toEqual(['/', '/#answered'])
  })

  it('leads back to the query too', () => {
    expect(leave('/rates?city=Hobart&utm_source=a%26b')).toBe('/rates?city=Hobart&utm_source=a%26b')
    expect(leave('https://claire.example/rates?a')).toBe('/rates?a')
  })

  it.each([
    ['/zh-hans/rates', '/zh-hans/rates'],
    ['/zh-hans/404', '/zh-hans'],
    ['/zh-hans/nothing', '/zh-hans'],
    ['/zh-hansel', '/'],
  ])('stays in the language of %s', (to, location) => {
    expect(leave(to)).toBe(location)
  })

  it('believes only its own cookie', () => {
    const url = new URL('https://claire.example/')
    const answered = (cookie: string) => hasAnsweredGate(new Request(url, { headers: { cookie } }), url)
    expect([answered('a=1; __Host-adult=yes'), answered('adult=yes'), answered('x__Host-adult=yes'), answered('')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
