import { html } from 'hono/html'
import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { dashboardPath, signOutPath } from '../../../tenants/contract/urls.ts'
import { document } from '../html/document.ts'
import type { Html } from '../html/mail-layout.ts'

const PAGES = [
  ['', 'Overview'],
  ['requests', 'Requests'],
  ['settings', 'Settings'],
] as const

/** A page of the dashboard with its head and menu. */
export function deskPage({
  tenant,
  here,
  title,
  body,
  status = 200,
}: {
  tenant: ReportTenant
  here: string
  title: string
  body: Html
  status?: number
}): Promise<Response> {
  const frame = html`<a class="skip" href="#content">Skip to the content</a>
  <header class="top"><div><strong>${tenant.name}</strong>
    <nav aria-label="Pages">${PAGES.map(([part, label]) => html`<a href="${dashboardPath(part)}" ${part === here ? 'aria-current="page"' : ''}>${label}</a>`)}</nav>
    <form method="post" action="${signOutPath()}" class="end"><button class="quiet">Sign out</button></form></div></header>
  <main id="content"><h1>${title}</h1>${body}</main>`
  return document({ title, body: frame, status, lang: tenant.locale })
}

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
