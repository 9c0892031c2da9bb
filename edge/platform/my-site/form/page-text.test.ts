import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMarkdown } from '../../../../tenants/load/check-markdown.ts'
import { pageOf } from '../preview/page-of.ts'
import { changeWords, labelOf } from '../words/change-words.ts'
import { checkSite } from './check-site.ts'
import { formOf } from './form-of.ts'
import { checkPage, menuNames, pageFields } from './page-fields.ts'
import { pageSlugs, readPage, writePage } from './page-text.ts'

const telling = { locale: 'en-AU', currency: 'AUD', source: {} } as Parameters<typeof labelOf>[1]
const whole = '---\ntitle: Letters & notes\nmenu: false # for now\n---\n\nI answer them.\n\n## By hand\n'

describe('a page of her own', () => {
  it('is read as fields, whoever has written it, and refused where it is none', () => {
    expect(readPage(whole)).toEqual({ title: 'Letters & notes', menu: false, text: 'I answer them.\n\n## By hand' })
    expect(readPage(whole.replaceAll('\n', '\r\n'))).toMatchObject({ title: 'Letters & notes', menu: false })
    for (const none of ['No title', '---\n- a\n---\nb', '---\ntitle: [\n---\nb', undefined, 7]) expect(readPage(none)).toBeUndefined()
  })

  it('is written so that it reads as it was meant, whatever is typed', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(typed, typed, fc.boolean(), typed, (title, description, menu, text) => {
        expect(readPage(writePage({ title, description, menu, text }))).toEqual({ title, description, menu, text: text.trim() })
      }),
    )
  })

  it('lists those in the language of the site', () => {
    expect(pageSlugs({ 'pages/letters.md': whole, 'pages/letters.de.md': whole, 'about.md': 'x', 'pages/a.md': whole })).toEqual([
      'a',
      'letters',
    ])
  })
})

describe('what she is told of one', () => {
  it.each([
    [{ title: 'Letters', text: 'I answer <b>all</b>.' }, { text: expect.stringMatching(/^“<b>” can’t stand in this text/) }],
    [
      { title: 'Letters', text: '![me](https://example.com/a.jpg)' },
      { text: 'A picture can’t stand in this text. Add it to your photos instead.' },
    ],
    [
      { title: 'Letters', text: 'See [my rates](/rates) and [this](javascript:alert(1))' },
      { text: expect.stringContaining('javascript:') },
    ],
    [{ title: 'Letters', text: '[Rates](/rates), [mail](mailto:a@example.com), [home](https://example.com "Home")' }, {}],
    // In code it is words, and a link by reference is a link all the same.
    [{ title: 'Letters', text: 'Write `<b>` or `![me](me.jpg)`, and\n\n    [so](nowhere)\n' }, {}],
    [{ title: 'Letters', text: '[this][1]\n\n[1]: javascript:alert(1)' }, { text: expect.stringContaining('leads nowhere') }],
    [{ title: 'Letters', text: ' ' }, { text: 'Write something here, or remove the page.' }],
    [{ title: 'Letters', text: 'a < b, and a heart <3' }, {}],
    [{ title: '', text: 'x' }, { title: expect.any(String) }],
    [{ title: 'x'.repeat(61), text: 'x' }, { title: expect.stringContaining('60') }],
  ])('%o', (page, problems) => {
    expect(Object.fromEntries(checkPage('letters', page).map(({ path, words }) => [path, words]))).toEqual(problems)
  })

  it('is what a build says of it, of her About page too', () => {
    for (const text of [
      '`<b>` is code',
      '<!-- later -->',
      '[x](y)',
      '<https://example.com>',
      '![a][b]\n\n[b]: c.jpg',
      '\\<b>',
      'a <b\nc>',
    ]) {
      const words = checkMarkdown(text, { file: 'a.md' }).map((problem) => problem.words)
      expect(checkPage('a', { title: 'A', text }).map((problem) => problem.words)).toEqual(words.slice(0, 1))
      expect(checkSite({ 'about.md': text }, ['about.md'])).toEqual(words.map((each) => ({ file: 'about.md', path: '', words: each })))
    }
  })

  it('has a name of its own in the menu', () => {
    const source = {
      'pages/letters.md': whole.replace('menu: false # for now', 'menu: true'),
      'pages/quiet.md': whole.replace('Letters', 'Quiet'),
    }
    const named = menuNames(source, 'new', 'en-AU')
    const problemsOf = (title: string, menu = true) => checkPage('new', { title, menu, text: 'x' }, named).map(({ words }) => words)
    expect(problemsOf(' gallery')).toEqual(['Your menu has “Gallery” already. Call this page something else.'])
    expect(problemsOf('Letters & Notes')).toEqual(['Your menu has “Letters & notes” already. Call this page something else.'])
    // What is in no menu takes no name, nor does a page its own.
    expect([problemsOf('Gallery', false), problemsOf('Quiet & notes')]).toEqual([[], []])
    expect(checkPage('letters', { title: 'Letters & notes', text: 'x' }, menuNames(source, 'letters', 'en-AU'))).toEqual([])
  })

  it('has its name, its form and its place on the site', () => {
    const change = { file: 'pages/letters.md', path: '', after: whole }
    expect(labelOf({ ...change, before: undefined }, telling)).toBe('New page: Letters & notes')
    expect(labelOf({ ...change, before: whole, after: undefined }, telling)).toBe('Page removed: Letters & notes')
    expect(changeWords({ ...change, before: undefined }, telling).after).toEqual([
      'Letters & notes',
      'Not in the menu',
      'I answer them.',
      'By hand',
    ])
    expect(formOf(change)).toBe('/dashboard/my-site/pages/letters')
    expect(pageOf('/dashboard/my-site/pages/letters')).toBe('/letters')
  })

  it('is asked for title, description, menu and text', () => {
    expect(pageFields('letters').map(({ path, isNeeded }) => [path, isNeeded])).toEqual([
      ['title', true],
      ['description', false],
      ['menu', false],
      ['text', true],
    ])
  })
})
