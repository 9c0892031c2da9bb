import { madeOnce } from '../../tenants/contract/made-once.ts'

// The second file of a font has the symbols and accented letters that most pages have none of. Its rule is a long list of characters, before the first paint.

const STYLE = /<style[^>]*>[\s\S]*?<\/style>/
const FACE = /@font-face\{[^}]*unicode-range:([^};]+)\}/g

/** Where somebody types, any letter may come; in the frame of a client's own page (`thanks`) stands what a client wrote. */
const anyLetterMayCome = (html: string, kind: string): boolean => kind === 'thanks' || /<(input|textarea)\b/.test(html)

/** The page without the rules of font files that none of its letters needs. Rules that name no characters stay. */
export function leaveOutFaces(html: string, kind: string): string {
  const style = STYLE.exec(html)?.[0]
  if (style === undefined || anyLetterMayCome(html, kind)) return html
  const text = textOf(html, style)
  return html.replace(style, () => style.replace(FACE, (face, range: string) => (charactersIn(range).test(text) ? face : '')))
}

/** What stands between tags, what a style sheet writes, and the words that a script puts in (`data-next-free-text`). */
function textOf(html: string, style: string): string {
  const written = [/content:"([^"]*)"/g, / data-[a-z-]+-text="([^"]*)"/g].flatMap((pattern, index) => [
    ...(index === 0 ? style : html).matchAll(pattern),
  ])
  const shown = html.replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>|<(?:"[^"]*"|[^>"])*>/g, ' ')
  return [shown, ...written.map(([, words = '']) => words.replace(/\{\w+\}/g, ''))]
    .join(' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, letterOf)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function letterOf(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? entity
  return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '20', 16) : Number(decimal))
}

/** CSS unicode-range, `U+20-7E,U+A0` -> whether a text has one of these characters. */
const charactersIn = madeOnce((range: string): RegExp => {
  const ends = range.split(',').map((part) => part.trim().replace(/^U\+/i, '').split('-'))
  return new RegExp(`[${ends.map((points) => points.map((point) => `\\u{${point}}`).join('-')).join('')}]`, 'u')
})
