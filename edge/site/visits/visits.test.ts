import { describe, expect, it } from 'vitest'
import { isCrossSite } from '../../http/is-cross-site.ts'
import { localDay } from '../../http/local-day.ts'
import { anonymize } from './anonymize.ts'
import { isCounted } from './is-counted.ts'
import { readVisit } from './read-visit.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const request = (headers: Record<string, string> = {}, url = 'https://claire.companionconnect.app/') =>
  new Request(url, { headers: { 'user-agent': IPHONE, 'cf-connecting-ip': '203.0.113.9', ...headers } })
const salt = new Uint8Array(32).fill(1)

describe('anonymize', () => {
  it('gives one visitor of one tenant one id a day, and anybody else another', async () => {
    const id = await anonymize({ salt, tenantId: 'claire', request: request() })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await anonymize({ salt, tenantId: 'claire', request: request({ accept: 'text/html' }) })).toBe(id)
    const others = [
      anonymize({ salt, tenantId: 'sophie', request: request() }),
      anonymize({ salt: new Uint8Array(32).fill(2), tenantId: 'claire', request: request() }),
      anonymize({ salt, tenantId: 'claire', request: request({ 'cf-connecting-ip': '203.0.113.10' }) }),
      anonymize({ salt, tenantId: 'claire', request: request({ 'user-agent': 'other' }) }),
    ]
    expect(new Set([id, ...(await Promise.all(others))]).size).toBe(5)
  })
})

describe('readVisit', () => {
  it('keeps host, campaign and families; address, user agent and the referrer’s path are gone', async () => {
    const visit = readVisit(
      request(
        { referer: 'https://social.example/someone/status/1?token=secret' },
        'https://claire.companionconnect.app/?utm_source=bluesky&utm_campaign=spring&secret=1',
      ),
      { visitorId: await anonymize({ salt, tenantId: 'claire', request: request() }), previousVisitorId: null },
    )
    expect(visit).toMatchObject({
      referrerHost: 'social.example',
      utmSource: 'bluesky',
      utmCampaign: 'spring',
      utmMedium: null,
      device: 'phone',
      browser: 'Safari',
      os: 'iOS',
    })
    expect(JSON.stringify(visit)).not.toMatch(/203\.0\.113|Mozilla|AppleWebKit|secret|someone/)
  })

  it.each(['%00', '%ff%fe', '%20-%01', '...', ''])('takes utm_source=%s for no source', async (value) => {
    const ids = { visitorId: await anonymize({ salt, tenantId: 'claire', request: request() }), previousVisitorId: null }
    expect(readVisit(request({}, `https://claire.companionconnect.app/?utm_source=${value}`), ids).utmSource).toBeNull()
  })

  it('takes no own page for a referrer', async () => {
    expect(readVisit(request({ referer: 'https://claire.companionconnect.app/about' }), '' as never).referrerHost).toBeNull()
  })
})

describe('localDay', () => {
  it.each([
    ['2026-11-24T12:59:00Z', 'Australia/Sydney', '2026-11-24', '2026-11-23', 23 * 60 + 59],
    ['2026-11-24T13:00:00Z', 'Australia/Sydney', '2026-11-25', '2026-11-24', 0],
    ['2026-11-24T13:29:59Z', 'Australia/Brisbane', '2026-11-24', '2026-11-23', 23 * 60 + 29],
    // The night in which the clocks go back has 25 hours.
    ['2026-04-04T16:30:00Z', 'Australia/Sydney', '2026-04-05', '2026-04-04', 150],
  ])('%s in %s', (now, timeZone, day, yesterday, minutes) => {
    expect(localDay(new Date(now), timeZone)).toEqual({ day, yesterday, minutes })
  })
})

describe('isCounted', () => {
  it.each([
    ['a person', {}, true],
    ['Global Privacy Control', { 'sec-gpc': '1' }, false],
    ['Do Not Track', { dnt: '1' }, false],
    ['a prefetch', { 'sec-purpose': 'prefetch' }, false],
    ['a prerender', { 'sec-purpose': 'prefetch;prerender' }, false],
    ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, false],
    ['a command', { 'user-agent': 'curl/8.9.0' }, false],
  ])('%s: %o', (_name, headers, counted) => {
    expect(isCounted(request(headers))).toBe(counted)
  })
})

describe('isCrossSite', () => {
  it.each([
    ['a browser on this site', { 'sec-fetch-site': 'same-origin', origin: 'null' }, false],
    ['a browser on another site', { 'sec-fetch-site': 'cross-site' }, true],
    ['a sibling tenant', { 'sec-fetch-site': 'same-site' }, true],
    ['an old browser on another site', { origin: 'https://evil.example' }, true],
    ['an old browser on this site', { origin: 'https://claire.companionconnect.app' }, false],
    ['no browser', {}, false],
    ['a broken origin', { origin: 'nonsense' }, true],
  ])('%s: %o', (_name, headers, crossSite) => {
    expect(isCrossSite(request(headers))).toBe(crossSite)
  })
})
