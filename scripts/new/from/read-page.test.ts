import { describe, expect, it } from 'vitest'
import { findHours, findPrices } from './money-and-time.ts'
import { readPage } from './read-page.ts'
import { topicOf } from './topic-of.ts'

const read = (bytes: Uint8Array | string, contentType = '') =>
  readPage(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, {
    from: 'a.html',
    name: 'a',
    isMarkdown: false,
    contentType,
  })
const wordsOf = ({ page }: ReturnType<typeof read>) => page?.blocks.map((block) => ('text' in block ? block.text : block.cells.join('|')))

describe('bytes of a page', () => {
  it('are read by what they are, whatever the page says', () => {
    const latin = new Uint8Array([...new TextEncoder().encode('<p>Caf'), 0xe9, ...new TextEncoder().encode('</p>')])
    expect(wordsOf(read(latin))).toEqual(['Café'])
    expect(read(latin).notes).toHaveLength(1)
    expect(wordsOf(read('<meta charset=iso-8859-1><p>Café</p>'))).toEqual(['Café'])
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from('<p>Café</p>', 'utf16le')])
    expect(wordsOf(read(wide))).toEqual(['Café'])
    expect(wordsOf(read(new Uint8Array([0x3c, 0x70, 0x3e, 0xb9, 0xfa]), 'text/html; charset=gb2312'))).toEqual(['国'])
  })

  it('are no page where they are no text', () => {
    expect(read(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])).page).toBeUndefined()
  })

  it('are left where they are made to hurt', () => {
    for (const bomb of ['<div>'.repeat(50_000), '<a><b>'.repeat(50_000), '<ul><li>'.repeat(50_000)])
      expect(read(bomb).notes.map(({ why }) => why)).toEqual(['its elements lie in each other deeper than any page of words: not read'])
    expect(wordsOf(read('<p>x'.repeat(6000)))?.length).toBe(5000)
    expect(read(`<p ${'a=b '.repeat(20_000)}>Words</p>`).page?.blocks).toHaveLength(1)
    expect(read('&lt;script&gt;'.repeat(10_000)).page?.blocks).toHaveLength(1)
  })
})

describe('money', () => {
  it.each([
    ['$1,200', 'AUD', [{ amount: 1200, text: '$1,200' }]],
    [
      'AUD 900 / A$950',
      'AUD',
      [
        { amount: 900, text: 'AUD 900' },
        { amount: 950, text: 'A$950' },
      ],
    ],
    ['650 €', 'EUR', [{ amount: 650, text: '650 €' }]],
    ['£300.00', 'GBP', [{ amount: 300, text: '£300.00' }]],
    ['£300.50', 'GBP', [{ problem: 'not in whole units', text: '£300.50' }]],
    ['€500', 'AUD', [{ problem: 'in €, and her currency is AUD', text: '€500' }]],
    ['USD 500', 'AUD', [{ problem: 'in USD, and her currency is AUD', text: 'USD 500' }]],
    ['Since 2019, 3 hours, room 12', 'AUD', []],
  ])('%s in %s', (text, currency, expected) => {
    expect(findPrices(text, currency)).toEqual(expected)
  })
})

it.each([
  ['Three hours at a table', [3]],
  ['90 minutes', [1.5]],
  ['an hour', [1]],
  ['Two to four hours', []],
  ['2-3 hours', []],
  ['2 hours or 4 hours', [2, 4]],
  ['10 minutes away', []],
  ['a long evening', []],
])('hours in "%s"', (text, expected) => {
  expect(findHours(text)).toEqual(expected)
})

it('knows what a page is about by its address, else by its title', () => {
  expect(['', 'about-me', 'services-and-rates', 'faqs', 'letters'].map((name) => topicOf({ name, title: '' }))).toEqual([
    ...['home', 'about', 'rates', 'questions', 'other'],
  ])
  expect(topicOf({ name: 'page-7', title: 'Kind Words — Odile' })).toBe('kind-words')
})
