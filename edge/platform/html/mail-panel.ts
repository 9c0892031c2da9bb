import { html } from 'hono/html'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type ButtonTone, buttonHtml, buttonText, type MailButton } from './mail-button.ts'
import type { MailBlock } from './mail-layout.ts'
import { MAIL_FONT, paint } from './mail-paint.ts'

/** Something that waits: what it is in strong type, what belongs to it below, and until when. */
export interface PanelItem {
  title: string
  under: string | StrangersText
  until?: string | undefined
}

/** What matters most, on a deep ground, with the buttons that answer it. */
export const panel = ({ items, buttons }: { items: readonly PanelItem[]; buttons: readonly MailButton[] }): MailBlock => ({
  html: html`<table role="presentation" width="100%" cellpadding="8" cellspacing="0" ${paint({ text: 'onDeep', ground: 'deep' }, 'border-radius:15px')}>
${items.map(
  ({ title, under, until }, index) => html`<tr><td align="left" ${paint({ text: 'onDeep', edge: 'onDeepLine' }, itemCss(index))}>
<b style="font-size:18px;font-weight:600">${title}</b><br>
<span ${paint({ text: 'onDeepMuted' }, 'font-size:15px')}>${under}</span>${
    until === undefined ? '' : html`<br>\n<span ${paint({ text: 'onDeep' }, 'font-size:15px')}>${until}</span>`
  }</td></tr>
`,
)}${buttons.length === 0 ? '' : html`<tr><td style="padding:6px 16px 8px">${buttons.map((each, index) => buttonHtml(each, TONES[Math.min(index, 1)] ?? 'onDeep'))}</td></tr>`}</table>`,
  text: [
    ...items.map(({ title, under, until }) =>
      [title, String(under), ...(until === undefined ? [] : [until])].map((line) => `  ${line}`).join('\n'),
    ),
    ...(buttons.length === 0 ? [] : [buttons.map(buttonText).join('\n')]),
  ].join('\n\n'),
  isWide: true,
})

const TONES: readonly ButtonTone[] = ['onDeep', 'quietOnDeep']

const itemCss = (index: number): string =>
  `padding:16px 18px ${index === 0 ? 14 : 12}px;line-height:1.5;${MAIL_FONT};${index === 0 ? 'border:0' : 'border:solid;border-width:1px 0 0'}`
