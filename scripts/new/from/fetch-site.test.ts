import type { LookupAddress, lookup } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { fetchSite } from './fetch-site.ts'
import { isPublicAddress, publicLookup, type Send } from './public-network.ts'

type Page = string | { status: number; location?: string; type?: string; body?: string; headers?: Record<string, string> }

/** A site of a few pages, and what was asked of it. */
function siteOf(pages: Record<string, Page>) {
  const asked: string[] = []
  const send: Send = (url) => {
    asked.push(url.href)
    const page = pages[url.pathname] ?? { status: 404 }
    const { status, location, type, body = '', headers = {} } = typeof page === 'string' ? { status: 200, body: page } : page
    return Promise.resolve({
      status,
      headers: { 'content-type': type ?? 'text/html; charset=utf-8', ...(location === undefined ? {} : { location }), ...headers },
      body: (async function* () {
        await Promise.resolve()
        yield new TextEncoder().encode(body)
      })(),
      drop: () => undefined,
    })
  }
  const read = (start = 'https://odile.example/') =>
    fetchSite(start, { send, pauseMs: 0, say: () => undefined }).then(
      (source) => ({ ...source, error: undefined }),
      (error: Error) => ({ pages: [], photos: [], notes: [], error: error.message }),
    )
  return { asked, read }
}

describe('a site by its address', () => {
  it('is read from its first page on, each page once, and no other host', async () => {
    const { asked, read } = siteOf({
      '/': '<a href="/about#top">A</a><a href="https://www.odile.example/rates?x=1">R</a><a href="https://other.example/">O</a><a href="/menu.pdf">P</a><a href="mailto:a@b.example">M</a><img src="/i/sea.jpg"><img src="https://cdn.example/far.jpg">',
      '/about': '<p>About <a href="/">home</a></p>',
      '/rates': { status: 302, location: '/rates/' },
      '/rates/': '<p>Rates</p>',
    })
    const { pages, photos } = await read()
    expect(pages.map(({ name }) => name)).toEqual(['', 'about', 'rates'])
    expect(photos.map(({ from }) => from)).toEqual(['https://odile.example/i/sea.jpg'])
    expect(asked).toEqual([
      'https://odile.example/robots.txt',
      'https://odile.example/',
      'https://odile.example/about',
      'https://www.odile.example/rates',
      'https://www.odile.example/rates/',
    ])
  })

  it('is asked only for what its robots.txt leaves open', async () => {
    const { asked, read } = siteOf({
      '/robots.txt': 'User-agent: *\nDisallow: /private\n\nUser-agent: companion-connect\nDisallow: /letters\nDisallow: /i/',
      '/': '<a href="/letters">L</a><a href="/private">P</a><img src="/i/sea.jpg">',
      '/private': '<p>ours</p>',
    })
    const { pages, photos, notes } = await read()
    expect([pages.map(({ name }) => name), photos]).toEqual([['', 'private'], []])
    expect(notes.map(({ why }) => why)).toContain('robots.txt of the site asks that it is not read')
    expect(asked.filter((url) => /letters|sea/.test(url))).toEqual([])
    expect((await siteOf({ '/robots.txt': { status: 503 }, '/': 'x' }).read()).error).toMatch(
      /robots\.txt answers 503, so that nobody knows/,
    )
  })

  it.each([
    ['http://odile.example/', /is not https:\/\//],
    ['https://10.0.0.1/', /is not the public name of a site/],
    ['https://0x7f.1/', /is not the public name of a site/],
    ['https://printer.local/', /is not the public name of a site/],
    ['https://odile.example:8443/', /is not the public name of a site/],
    ['https://her:secret@odile.example/', /has a password in it/],
    ['https://claire.companionconnect.app/', /is a site of this platform/],
  ])('%s is refused before anything is asked', async (address, message) => {
    const { asked, read } = siteOf({ '/': '<p>x</p>' })
    expect((await read(address)).error).toMatch(message)
    expect(asked).toEqual([])
  })

  it.each([
    ['https://169.254.169.254/latest/meta-data/', /leads on to .*: not the public name of a site/],
    ['http://odile.example/', /not https/],
    ['https://elsewhere.example/', /leads on to another host, elsewhere\.example/],
    ['/', /leads on again and again/],
  ])('does not follow a redirect to %s', async (location, message) => {
    const { asked, read } = siteOf({ '/': { status: 302, location } })
    expect((await read()).error).toMatch(message)
    expect(asked.every((url) => url.startsWith('https://odile.example/'))).toBe(true)
  })

  it('ends with a sentence where it is not there, too large or packed, and lists a page that is', async () => {
    expect((await siteOf({}).read()).error).toMatch(/^--from: https:\/\/odile\.example\/ answers 404\. Nothing was made\.$/)
    expect((await siteOf({ '/': 'x'.repeat(3_000_000) }).read()).error).toMatch(/is larger than 2 MB/)
    expect((await siteOf({ '/': { status: 200, headers: { 'content-encoding': 'br' } } }).read()).error).toMatch(/is packed/)
    const { notes } = await siteOf({ '/': '<a href="/gone">G</a>' }).read()
    expect(notes).toEqual([{ what: 'the page /gone', why: 'answers 404', from: 'https://odile.example/gone' }])
  })

  it('reads no more than sixty pages', async () => {
    const links = Array.from({ length: 70 }, (_, index) => `<a href="/p${index}">x</a>`).join('')
    const { pages, notes } = await siteOf({
      '/': links,
      ...Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`/p${i}`, '<p>x</p>'])),
    }).read()
    expect([pages.length, notes[0]?.what]).toEqual([60, '11 pages'])
  })
})

describe('the network', () => {
  it('takes public addresses alone', () => {
    const four = [
      '1.1.1.1',
      '8.8.8.8',
      '10.1.2.3',
      '127.0.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.1.1',
      '0.0.0.0',
      '224.0.0.1',
    ]
    expect(four.filter((address) => isPublicAddress(address, 4))).toEqual(['1.1.1.1', '8.8.8.8'])
    const six = ['2606:4700::1111', '::1', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1']
    expect(six.filter((address) => isPublicAddress(address, 6))).toEqual(['2606:4700::1111'])
  })

  it('refuses a name of which one address leads inside, by what is connected to', async () => {
    const found = (addresses: LookupAddress[]) =>
      publicLookup(((_name: string, _options: object, done: (error: null, all: LookupAddress[]) => void) =>
        done(null, addresses)) as typeof lookup)
    const ask = (addresses: LookupAddress[], all: boolean) =>
      new Promise((resolve) => found(addresses)('odile.example', { all }, (error, address) => resolve(error?.message ?? address)))
    const outside = { address: '1.1.1.1', family: 4 }
    expect(await ask([outside], false)).toBe('1.1.1.1')
    expect(await ask([outside], true)).toEqual([outside])
    expect(await ask([outside, { address: '127.0.0.1', family: 4 }], true)).toBe('odile.example leads inside (127.0.0.1).')
    expect(await ask([], true)).toBe('odile.example has no address.')
  })
})
