import { describe, expect, it } from 'vitest'
import { readBrowser } from './read-browser.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0'
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('readBrowser', () => {
  it.each([
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`, 'phone', 'Safari', 'iOS'],
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} CriOS/142.0 Mobile/15E148 Safari/604.1`, 'phone', 'Chrome', 'iOS'],
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`, 'phone', 'Firefox', 'iOS'],
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} EdgiOS/142.0 Mobile/15E148 Safari/604.1`, 'phone', 'Microsoft Edge', 'iOS'],
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} GSA/390.0 Mobile/15E148 Safari/604.1`, 'phone', 'Google Search', 'iOS'],
    [`(iPhone; CPU iPhone OS 18_5 like Mac OS X) ${WEBKIT} Mobile/15E148 Instagram 400.0`, 'phone', 'Safari', 'iOS'],
    [`(iPad; CPU OS 17_7 like Mac OS X) ${WEBKIT} Version/17.7 Mobile/15E148 Safari/604.1`, 'tablet', 'Safari', 'iOS'],
    [`(Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.4 Safari/605.1.15`, 'desktop', 'Safari', 'macOS'],
    [`(Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.4 Safari/605.1.15 Ddg/18.4`, 'desktop', 'DuckDuckGo', 'macOS'],
    [`(Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 'phone', 'Chrome', 'Android'],
    [`(Linux; Android 10; K) ${CHROME} Safari/537.36`, 'tablet', 'Chrome', 'Android'],
    [
      `(Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'phone',
      'Samsung Internet for Android',
      'Android',
    ],
    [`(Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0`, 'phone', 'Firefox', 'Android'],
    [`(Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`, 'desktop', 'Chrome', 'Windows'],
    [`(Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/142.0.0.0`, 'desktop', 'Microsoft Edge', 'Windows'],
    [`(Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 OPR/124.0.0.0`, 'desktop', 'Opera', 'Windows'],
    [`(X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`, 'desktop', 'Firefox', 'Linux'],
    [`(X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`, 'desktop', 'Chrome', 'Chrome OS'],
    [`(SMART-TV; Linux; Tizen 8.0) ${CHROME} TV Safari/537.36`, 'other', 'Chrome', 'Tizen'],
    ['', 'other', null, null],
    ['\u0000\ud83d', 'other', null, null],
  ])('%s: %s, %s, %s', (rest, device, browser, os) => {
    expect(readBrowser(rest.startsWith('(') ? `Mozilla/5.0 ${rest}` : rest)).toEqual({ device, browser, os })
  })
})
