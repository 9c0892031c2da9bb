import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../scripts/test-support/any-text.ts'
import { cleanLabel, cleanLine, cleanMessage, cleanShort, cutText, lengthOf } from './clean-text.ts'

const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units))
const texts = fc.oneof(anyText(400), anyUnits, fc.string({ unit: 'grapheme', maxLength: 200 }))

describe('cleanLine', () => {
  it.each([
    ['U+0000', 'a\u0000b', 'a\ufffdb'],
    ['an escape of a terminal', '\u001b[31mred', '\ufffd[31mred'],
    ['C1 control characters', 'a\u009bb', 'a\ufffdb'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['the other half', '\udc8ba', '\ufffda'],
    ['a new header', 'Sam\r\nBcc: all@example.com', 'Sam Bcc: all@example.com'],
    ['a number as a phone copies it', '\u202a+61 491 570 006\u202c', '+61 491 570 006'],
    ['words that are turned round', 'Sam\u202egnp.exe', 'Samgnp.exe'],
    ['a byte order mark', '\ufeffSam', 'Sam'],
    ['nothing that can be seen', ' \u200b\t\u2066 ', ''],
  ])('%s', (_name, text, clean) => {
    expect(cleanLine(text)).toBe(clean)
  })

  it.each(['Zoë', '李小龍', 'می‌خواهم', '👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇦🇺', 'Ågot Ṩ'])('leaves %s as it is', (text) => {
    expect(cleanLine(text)).toBe(text)
  })
})

describe('cleanMessage', () => {
  it('keeps the lines of a message', () => {
    expect(cleanMessage('Hi,\r\nI\tam\rSam.\u2028\u0000\n')).toBe('Hi,\nI\tam\nSam.\n\ufffd')
  })
})

describe('cutText', () => {
  it.each([
    ['a text that fits', 'abc', 3, 'abc'],
    ['code points, not units', '💋💋💋', 3, '💋💋💋'],
    ['before an emoji', `${'a'.repeat(119)}💋`, 119, 'a'.repeat(119)],
    ['before a family that would be cut in two', 'a👩‍👩‍👧', 3, 'a'],
    ['before a letter that would lose its accent', 'abe\u0301', 3, 'ab'],
    ['within what is one character only by name', `e${'\u0301'.repeat(50)}`, 4, 'e\u0301\u0301\u0301'],
  ])('cuts %s', (_name, text, lengthMax, cut) => {
    expect(cutText(text, lengthMax)).toBe(cut)
  })
})

describe('any text', () => {
  it('comes out well-formed, without control characters, and the same when cleaned again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const clean of [cleanLine(text), cleanMessage(text), cleanShort(text, 20) ?? '']) {
          expect(clean.isWellFormed()).toBe(true)
          expect(clean).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u)
        }
        expect(cleanLine(text)).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}/u)
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
        expect(cleanMessage(cleanMessage(text))).toBe(cleanMessage(text))
        const short = cleanShort(text, 20)
        expect(cleanShort(short, 20)).toBe(short)
        expect(lengthOf(short ?? '')).toBeLessThanOrEqual(20)
      }),
      { numRuns: 500 },
    )
  })
})

describe('cleanLabel', () => {
  it.each(['\u0000', '\ufffd\ufffd', ' \ufffd-\u0001 ', '...', '—', '', null])('takes %j for no label', (text) => {
    expect(cleanLabel(text, 20)).toBeNull()
  })

  it.each([
    ['newsletter', 'newsletter'],
    ['\ufffdtter', '\ufffdtter'],
    [' ★ ', '★'],
    ['7', '7'],
    ['微博', '微博'],
  ])('keeps %j', (text, label) => {
    expect(cleanLabel(text, 20)).toBe(label)
  })
})
