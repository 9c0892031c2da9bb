import { html, raw } from 'hono/html'
import { DARK_STYLE, MAIL_FONT, paint } from './mail-paint.ts'

/** What `html` makes: text whose parts are escaped already. */
export type Html = ReturnType<typeof html>

/** A part of a mail, as HTML and as plain text: whatever one says, the other says. */
export interface MailBlock {
  html: Html
  text: string
  /** Nearer to the edge than text, for what has a ground of its own. */
  isWide?: boolean
}

export interface MailPage {
  /** What a mail program that shows one calls the page by: the subject. */
  title: string
  /** What stands beside the subject in a list and on a lock screen, where others look: it names nobody. */
  preheader: string
  locale: string
  blocks: readonly MailBlock[]
}

/** Keeps a mail program from filling the preview with the first words of the mail: names, places. Where it is shown, lines can break in it. */
const PREVIEW_FILLER = '&#847;&zwnj;&nbsp; '.repeat(75)

/**
 * A whole mail, HTML and its plain-text twin. Nothing is loaded; it can be read in the dark, and stands without its styles: tables, `bgcolor`, one line for
 * each thing, and `cellpadding` where a style says the padding otherwise.
 */
export function mailLayout({ title, preheader, locale, blocks }: MailPage): { html: string; text: string } {
  const page = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title>
<style>${raw(DARK_STYLE)}</style></head><body ${paint({ ground: 'paper' }, 'margin:0;padding:0')}>
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${raw(PREVIEW_FILLER)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" ${paint({ ground: 'paper' })}><tr><td align="center" style="padding:10px 0 36px">
<table role="presentation" width="100%" cellpadding="8" cellspacing="0" style="max-width:520px">
${blocks.map(renderBlock)}</table></td></tr></table></body></html>
`
  return { html: String(page), text: `${blocks.map(({ text }) => text).join('\n\n')}\n` }
}

const renderBlock = ({ html: body, isWide = false }: MailBlock): Html =>
  html`<tr><td align="left" ${paint({ text: 'ink' }, `padding:18px ${isWide ? 14 : 22}px 0;font-size:16px;line-height:1.5;${MAIL_FONT}`)}>
${body}</td></tr>
`
