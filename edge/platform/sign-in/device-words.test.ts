import { describe, expect, it } from 'vitest'
import { deviceWords } from './device-words.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('a device', () => {
  it.each([
    [PHONE, 'iPhone, Safari'],
    [PHONE.replace('Version/18.5', 'CriOS/143.0'), 'iPhone, Chrome'],
    [PHONE.replace('Version/18.5', 'FxiOS/145.0'), 'iPhone, Firefox'],
    [`Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/143.0.0.0 Mobile Safari/537.36`, 'Android phone, Chrome'],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Android phone, Samsung Internet',
    ],
    [`Mozilla/5.0 (Linux; Android 13; SM-X700) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36`, 'Android tablet, Chrome'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0`, 'Windows computer, Edge'],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36`, 'Chromebook, Chrome'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'Mac, Safari',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Linux computer, Firefox'],
    ['<b>Bruno</b>', 'Another device'],
    ['', 'Another device'],
  ])('is called by words of our own: %s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words)
  })
})
