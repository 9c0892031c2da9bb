import fc from 'fast-check'
import { html } from 'hono/html'
import LinkifyIt from 'linkify-it'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { ValueCount } from '../../db/queries/dashboard.ts'
import type { InboxRow } from '../../db/queries/inbox.ts'
import type { RequestRow } from '../../db/queries/requests.ts'
import type { Client } from '../../edge/platform/keys/open-request.ts'
import { anyText } from '../../scripts/test-support/any-text.ts'
import { defuse } from './defuse.ts'
import { StrangersText } from './strangers-text.ts'

const TLDS = ['com', 'net', 'cc', 'dev', 'pw', 'zip', 'mov', 'au', 'ru', 'link', 'example', 'photography', 'рф', 'xn--p1ai', '中国', 'भारत']
/** The finder of links of markdown-it, told to take every word at the end of a name for a domain and every number for an address. */
const linkify = new LinkifyIt({}, { fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true }).tlds(TLDS, true)

/** What a mail program may see: letters folded to their plain form, invisible ones dropped. */
const asSeen = (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\ufeff]/gu, '')
    .replaceAll('。', '.')
const linksIn = (text: string): string[] =>
  [text, asSeen(text)].flatMap((each) => [
    ...(linkify.match(each) ?? []).map(({ text: link }) => link),
    // Stricter than any program: two labels of any script whose last has two letters, a colon after letters, an @ between anything.
    ...(each.match(/[\p{L}\p{N}]\.(?=[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-])[\p{L}\p{N}-]{2,}/gu) ?? []),
    ...(each.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []),
    ...(each.match(/\p{L}:\/\/|\S@\S|\\\\\S/gu) ?? []).filter((found) => !/^\[|\]$/.test(found)),
  ])

const dot = fc.constantFrom('.', '.', '.', '。', '．', '｡', '․', '﹒', '.\u200b', '.\u00ad', '\u2060.', '.\ufeff')
const label = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9-]{1,12}$/),
  fc.constantFrom('evil', 'www', 'xn--e1afmkfd', 'пример', '例え', '💩', 'm‌ünchen', 'pay-pal', '192', '0', 'sam', '①'),
)
const host = fc
  .tuple(fc.array(fc.tuple(label, dot), { minLength: 1, maxLength: 3 }), fc.constantFrom(...TLDS))
  .map(([parts, tld]) => `${parts.map(([name, point]) => name + point).join('')}${tld}`)
const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => parts.join('.'))
const scheme = fc.constantFrom(
  'https://',
  'HTTP://',
  'ftp://',
  '//',
  'mailto:',
  'tel:',
  'sms:',
  'javascript:',
  'whatsapp://',
  'https：//',
  '1http://',
  '',
)
const link = fc.oneof(
  fc.tuple(scheme, fc.oneof(host, address), fc.constantFrom('', '/', '/login?a=b', ':8080', '#x')).map((parts) => parts.join('')),
  fc.tuple(label, fc.constantFrom('@', '＠'), host).map((parts) => parts.join('')),
  host.map((name) => `\\\\${name}\\share`),
  host.map((name) => name.replace('.', '⒈')),
)
const text = fc
  .array(fc.oneof(link, anyText(8), fc.constantFrom(' ', '. ', '(', ')', '"', ',', '\n', 'Hello', '7.30', '\u202e')), { maxLength: 8 })
  .map((parts) => parts.join(''))

describe('a stranger\u2019s text', () => {
  it('is no link, whatever is written into it', () => {
    // The finder finds: a test of nothing would pass too.
    expect(
      ['www.evil.example', 'evil.cc', 'x@evil.pw', 'https://evil', '10.0.0.1', 'пример.рф'].map((each) => linksIn(each).length > 0),
    ).toEqual(Array(6).fill(true))
    fc.assert(
      fc.property(text, (words) => {
        expect(linksIn(defuse(words)), words).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('is no link by a letter that a program folds to others with a full stop among them', () => {
    const letters = Array.from({ length: 0x11_0000 }, (_each, code) =>
      code >= 0xd8_00 && code < 0xe0_00 ? '' : String.fromCodePoint(code),
    )
    const withDot = letters.filter((letter) => letter.normalize('NFKC').includes('.'))
    expect(withDot).toEqual(expect.arrayContaining(['⒈', '㏇', '㏂', '．']))
    const words = withDot.flatMap((letter) => [`evil${letter}com`, `${letter}evil`, `${letter}a0⒈com`])
    expect(words.filter((each) => linksIn(defuse(each)).length > 0)).toEqual([])
  })

  it.each([
    ['see https://evil.example/x and www.evil.example', 'see https[:]//evil[.]example/x and www[.]evil[.]example'],
    ['HTTP://EVIL.com', 'HTTP[:]//EVIL[.]com'],
    ['at evil.cc, evil.dev or evil.pw', 'at evil[.]cc, evil[.]dev or evil[.]pw'],
    ['sam@example.com', 'sam[@]example[.]com'],
    ['10.0.0.1', '10[.]0[.]0[.]1'],
    ['пример.рф, xn--e1afmkfd.xn--p1ai', 'пример[.]рф, xn--e1afmkfd[.]xn--p1ai'],
    ['evil．com and evil。com', 'evil[．]com and evil[。]com'],
    ['\u202emoc.live', 'moc[.]live'],
  ])('shows %s and links nothing', (words, expected) => {
    expect(defuse(words)).toBe(expected)
  })

  it.each([
    'Nothing here. Really. See you at 7.30 p.m., or 7:30 pm?',
    'Sydney',
    'St. Leonards',
    'O’Brien-Smith (Sam), $1,500.50',
    'instagram',
    'Hmm… ok...',
  ])('leaves %s as it is', (words) => {
    expect(defuse(words)).toBe(words)
  })

  it('says the same when it is told twice, and takes no longer for a long one', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(defuse(defuse(words))).toBe(defuse(words))
      }),
    )
    expect(defuse('a'.repeat(200_000))).toHaveLength(200_000)
  })

  it('is defused by whatever prints it', () => {
    const words = new StrangersText('<b>evil.com</b>')
    expect(`${words}`).toBe('<b>evil[.]com</b>')
    expect(String(html`<p>${words}</p>`)).toBe('<p>&lt;b&gt;evil[.]com&lt;/b&gt;</p>')
    expect([words, 'x'].join(', ')).toBe('<b>evil[.]com</b>, x')
    expect(JSON.stringify({ words })).toBe('{"words":"<b>evil[.]com</b>"}')
  })

  it('is all that a renderer gets of a client, a visit and a place', () => {
    expectTypeOf<Exclude<Client[keyof Client], null | undefined>>().toEqualTypeOf<StrangersText>()
    expectTypeOf<RequestRow['city']>().toEqualTypeOf<StrangersText>()
    expectTypeOf<RequestRow['source' | 'utmCampaign' | 'visitCity']>().toEqualTypeOf<StrangersText | null>()
    expectTypeOf<InboxRow['source']>().toEqualTypeOf<StrangersText | null>()
    expectTypeOf<ValueCount['value']>().toEqualTypeOf<StrangersText>()
    // @ts-expect-error A bare string of a stranger is none.
    const name: Client['name'] = 'evil.com'
    expect(name).toBeDefined()
  })
})

describe('in a page of her app', () => {
  it('is as it was written, but for marks that turn the order of letters', () => {
    const text = new StrangersText('bruno@example.com, https://example.com \u202emoc')
    expect(text.asWritten()).toBe('bruno@example.com, https://example.com moc')
    expect(String(text)).toContain('bruno[@]example[.]com')
  })
})
