import { html } from 'hono/html'
import type { Html, MailBlock } from './mail-layout.ts'
import { type Paint, paint } from './mail-paint.ts'

export interface MailButton {
  label: string
  href: string
}

/** strong: what most will want; quiet: the other way; onDeep and quietOnDeep: the same on a panel. */
export type ButtonTone = 'strong' | 'quiet' | 'onDeep' | 'quietOnDeep'

const TONES: Record<ButtonTone, Paint> = {
  strong: { text: 'onDeep', ground: 'deep', edge: 'deepEdge' },
  quiet: { text: 'accent', edge: 'accent' },
  onDeep: { text: 'deep', ground: 'onDeep', edge: 'onDeep' },
  quietOnDeep: { text: 'onDeep', edge: 'onDeepLine' },
}

/** As wide as it can be, so that a thumb finds it; in a table of its own, so that two never run together where styles are dropped. */
export const buttonHtml = ({ label, href }: MailButton, tone: ButtonTone): Html => {
  const { text, ground, edge } = TONES[tone]
  const cell = { ...(ground === undefined ? {} : { ground }), ...(edge === undefined ? {} : { edge }) }
  return html`<table role="presentation" width="100%" cellpadding="8" cellspacing="0" style="margin:0 0 10px"><tr>
<td align="center" ${paint(cell, 'padding:0;border:1px solid;border-radius:11px')}><a href="${href}" ${paint(text === undefined ? {} : { text }, 'display:block;padding:13px 16px;font-size:16px;font-weight:700;text-decoration:none')}>${label}</a></td></tr></table>
`
}

export const button = (it: MailButton, tone: ButtonTone = 'strong'): MailBlock => ({
  html: buttonHtml(it, tone),
  text: buttonText(it),
})

export const buttonText = ({ label, href }: MailButton): string => `${label}: ${href}`
