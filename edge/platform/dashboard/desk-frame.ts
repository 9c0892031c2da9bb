import { html } from 'hono/html'
import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { appPage, type Shell, type Tab } from '../app/frame.tsx'
import type { Html } from '../html/mail-layout.ts'

/** A page that has not moved into a room of its own yet, in the frame of the app. */
export const deskPage = ({
  tenant,
  shell = { name: tenant.name, locale: tenant.locale, waiting: 0 },
  here,
  title,
  body,
  status = 200,
}: {
  tenant: ReportTenant
  shell?: Shell
  here: Tab
  title: string
  body: Html
  status?: number
}): Promise<Response> => appPage({ shell, here, title, children: body, status })

/** One figure in large type with what it counts. */
export const figureCard = (value: string | number, words: string): Html =>
  html`<div class="card figure"><strong>${value}</strong>${words}</div>`

/** A table of names and figures; nothing to show is said in words. */
export function figureTable({
  caption,
  heads,
  rows,
  empty,
}: {
  caption: string
  heads: string[]
  rows: { name: string | StrangersText; figures: (string | number)[]; share?: number }[]
  empty: string
}): Html {
  if (rows.length === 0) return html`<section class="card"><h2>${caption}</h2><p class="muted">${empty}</p></section>`
  return html`<section class="card"><h2>${caption}</h2><div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
    <thead><tr>${heads.map((head, index) => html`<th scope="col" class="${index === 0 ? '' : 'number'}">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(({ name, figures, share }) => html`<tr><th scope="row">${name}${share === undefined ? '' : meter(share)}</th>${figures.map((figure) => html`<td class="number">${figure}</td>`)}</tr>`)}</tbody>
  </table></div></section>`
}

/** Width by class, because the policy allows no style attribute. */
const meter = (share: number): Html =>
  html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" height="6" aria-hidden="true"><rect class="bar" width="${Math.max(1, Math.round(share * 100))}" height="4" /></svg>`
