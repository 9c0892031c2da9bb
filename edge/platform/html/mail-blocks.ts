import { html } from 'hono/html'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import type { Html, MailBlock } from './mail-layout.ts'
import { MAIL_SERIF, paint } from './mail-paint.ts'

// The plain parts of every mail. A stranger's text comes as StrangersText, or inside a template that has printed it.

const SMALL_CAPS = 'margin:0;font-size:13px;letter-spacing:1.2px;text-transform:uppercase'

/** The first thing that is read. `lines`: one under the other, in large type. */
export const opening = ({ kicker, lines, under }: { kicker?: string; lines: readonly string[]; under?: string }): MailBlock => ({
  html: html`${kicker === undefined ? '' : label(kicker)}
<h1 ${paint({ text: 'ink' }, `margin:6px 0 8px;font-size:33px;line-height:1.14;${MAIL_SERIF}`)}>${lines.map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)}</h1>
${under === undefined ? '' : html`<p ${paint({ text: 'muted' }, 'margin:0')}>${under}</p>`}`,
  text: [...(kicker === undefined ? [] : [kicker.toUpperCase(), '']), lines.join(' '), ...(under === undefined ? [] : [under])].join('\n'),
})

export const heading = (text: string): Html =>
  html`<h2 ${paint({ text: 'ink' }, `margin:12px 0 4px;font-size:23px;line-height:1.2;${MAIL_SERIF}`)}>${text}</h2>`

export const label = (text: string): Html => html`<p ${paint({ text: 'muted' }, SMALL_CAPS)}>${text}</p>`

export const paragraph = (text: string): MailBlock => ({ html: html`<p style="margin:0">${text}</p>`, text })

/** What must not be overlooked. */
export const strong = (text: string): MailBlock => ({
  html: html`<p ${paint({ text: 'bad' }, 'margin:0;font-weight:600')}>${text}</p>`,
  text: `! ${text}`,
})

/** Beside the matter: small and quiet. */
export const note = (text: string): MailBlock => ({
  html: html`<p ${paint({ text: 'muted' }, 'margin:0;font-size:14px;line-height:1.55')}>${text}</p>`,
  text,
})

/** A number to read off and type in. */
export const figure = (text: string): MailBlock => ({
  html: html`<p ${paint({ text: 'ink' }, 'margin:0;font-size:28px;letter-spacing:4px;font-weight:600')}>${text}</p>`,
  text,
})

/** Below a letter of hers. */
export const signed = (name: string): MailBlock => ({
  html: html`<p ${paint({ text: 'ink' }, `margin:0;font-size:21px;${MAIL_SERIF}`)}>${name}</p>`,
  text: name,
})

/** What she wrote herself, as she wrote it. */
export const ownWords = (text: string): MailBlock => ({ html: html`<p style="margin:0">${inLines(text.split('\n'))}</p>`, text })

/** What a stranger wrote, as it was written. */
export const quote = (words: StrangersText): MailBlock => {
  const lines = words.raw.split(/\r?\n/).map((line) => new StrangersText(line))
  return {
    html: html`<table role="presentation" width="100%" cellpadding="8" cellspacing="0"><tr>
<td ${paint({ text: 'ink', ground: 'soft' }, 'padding:14px 16px;border-radius:12px;overflow-wrap:anywhere;word-break:break-word')}>${inLines(lines)}</td></tr></table>`,
    text: lines.map((line) => `> ${line}`).join('\n'),
    isWide: true,
  }
}

/** Lines stay lines where styles are dropped. */
const inLines = (lines: readonly (string | StrangersText)[]): Html[] =>
  lines.map((line, index) => html`${index === 0 ? '' : html`<br>`}${line}`)

/** Links that nobody has to follow, one after the other. */
export const links = (all: readonly { label: string; href: string }[]): MailBlock => ({
  html: html`<p ${paint({ text: 'muted' }, 'margin:0;font-size:14px')}>${all.map(
    ({ label: words, href }, index) =>
      html`${index === 0 ? '' : html` &nbsp;·&nbsp; `}<a href="${href}" ${paint({ text: 'accent' })}>${words}</a>`,
  )}</p>`,
  text: all.map(({ label: words, href }) => `${words}: ${href}`).join('\n'),
})
