import { html } from 'hono/html'
import type { Html } from './mail-layout.ts'
import { paint } from './mail-paint.ts'

const BARS_HEIGHT_PX = 72

/** Bars of tables and `bgcolor`, which stand without styles too; the last one is now. `said`: the same, to who can't see them. */
export function bars(values: readonly number[], said: string): Html {
  const most = Math.max(1, ...values)
  const width = `${(100 / values.length).toFixed(2)}%`
  return html`<table role="img" aria-label="${said}" width="100%" cellpadding="0" cellspacing="4" style="margin-top:8px;table-layout:fixed"><tr valign="bottom">
${values.map((value, index) => {
  const isNow = index === values.length - 1
  const height = Math.max(2, Math.round((value / most) * BARS_HEIGHT_PX))
  return html`<td align="center" width="${width}" style="padding:0">${isNow ? html`<b ${paint({ text: 'accent' }, 'font-size:15px')}>${value}</b>` : ''}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td height="${height}" ${paint({ ground: isNow ? 'accent' : 'line' }, `height:${height}px;border-radius:4px 4px 0 0;font-size:0;line-height:0`, true)}></td></tr></table></td>
`
})}</tr></table>`
}
