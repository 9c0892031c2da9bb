import { html } from 'hono/html'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { heading } from './mail-blocks.ts'
import type { Html, MailBlock } from './mail-layout.ts'
import { paint } from './mail-paint.ts'

export interface MailRow {
  name: string
  text: string | StrangersText
  /** Where it can be used, a link that we have made. */
  link?: Html | undefined
}

/** Names and what belongs to them, a line each. `line`: one of the plain text, as the reader's language writes it. */
export const rows = (all: readonly MailRow[], line = '{name}: {text}'): MailBlock => ({
  html: html`<table width="100%" cellpadding="4" cellspacing="0">${all.map(
    ({ name, text, link }, index) => html`<tr>
<th scope="row" align="left" valign="top" width="30%" ${paint({ text: 'muted', edge: 'line' }, cellCss(index, all.length, '9px 12px 9px 0'))}>${name}</th>
<td align="left" valign="top" ${paint({ text: 'ink', edge: 'line' }, cellCss(index, all.length, '9px 0'))}>${link ?? (typeof text === 'string' ? bound(text) : text)}</td></tr>
`,
  )}</table>`,
  text: all.map(({ name, text }) => fill(line, { name, text: String(text) })).join('\n'),
})

/** What is longer may wrap, so that a name keeps room beside it on a phone. */
const ONE_LINE = 20

/** A word of so many letters has room beside a figure on the narrowest phone; a longer one, a host, may break. */
const WHOLE_WORD = 16

export interface FigureRow {
  name: string | StrangersText
  /** What counts, and what it is out of. */
  figure: string
  rest: string
}

/** Names with a figure at the end of each line; the first one is the best. */
export const figureRows = (all: readonly FigureRow[], title?: string): MailBlock => ({
  html: html`${title === undefined ? '' : heading(title)}<table width="100%" cellpadding="4" cellspacing="0">${all.map(
    ({ name, figure, rest }, index) => {
      const weight = index === 0 ? ';font-weight:700' : ''
      const edge = cellCss(index, all.length, '9px 0')
      const nameCss = cellCss(index, all.length, '9px 10px 9px 0', hasLongWord(String(name)) ? 'anywhere' : 'break-word')
      return html`<tr>
<th scope="row" align="left" ${paint({ text: 'ink', edge: 'line' }, nameCss + weight)}>${name}</th>
<td align="right" ${paint({ text: 'ink', edge: 'line' }, edge + weight)}><span style="white-space:nowrap">${figure}</span> <span ${paint({ text: 'muted' }, rest.length > ONE_LINE ? 'font-weight:400' : 'font-weight:400;white-space:nowrap')}>${rest}</span></td></tr>
`
    },
  )}</table>`,
  text: [
    ...(title === undefined ? [] : [title.toUpperCase(), '']),
    ...all.map(({ name, figure, rest }) => `${name}: ${figure} ${rest}`),
  ].join('\n'),
})

/** On a phone the date fills the line, and of `7 to 10 pm` the 7 would stay behind. */
const bound = (text: string): string => text.replaceAll(/(\d) (to|bis) (?=\d)/g, '$1\u00a0$2\u00a0')

const hasLongWord = (name: string): boolean => name.split(/[\s-]+/).some((word) => word.length > WHOLE_WORD)

/** `wraps`: `anywhere` lets a column become as narrow as a letter; with `break-word` its longest word keeps it wide. */
const cellCss = (index: number, length: number, padding: string, wraps: 'anywhere' | 'break-word' = 'anywhere'): string =>
  `padding:${padding};font-weight:400;overflow-wrap:${wraps};${index === length - 1 ? 'border:0' : 'border:solid;border-width:0 0 1px'}`
