import { html } from 'hono/html'
import type { DayCount } from '../../../db/queries/dashboard.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import type { Html } from '../html/mail-layout.ts'

const WIDTH = 720
const HEIGHT = 200
const LEFT = 44
const BOTTOM = 36
/** Room for the letters of a phone, which are twice as large in these units. */
const TOP = 20

/** Visitors as a line and requests as bars, with the figures in a table behind it. */
export function drawChart(days: readonly DayCount[], locale: string): Html {
  const most = Math.max(4, ...days.map(({ visitors, requests }) => Math.max(visitors, requests)))
  const step = (WIDTH - LEFT) / Math.max(1, days.length)
  const x = (index: number) => LEFT + (index + 0.5) * step
  const y = (count: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / most)
  const line = days.map(({ visitors }, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(visitors).toFixed(1)}`).join('')
  const label = (day: string) => formatLocal(day, locale, { day: 'numeric', month: 'short' })
  const marks = days.filter((_, index) => index % Math.ceil(days.length / 6) === 0)
  const sum = (field: 'visitors' | 'requests') => days.reduce((total, day) => total + day[field], 0)
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${sum('visitors')} visitors and ${sum('requests')} requests in ${days.length} days; the table has each day">
    ${[0, most / 2, most].map((count) => html`<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${y(count)}" y2="${y(count)}" /><text x="${LEFT - 6}" y="${y(count) + 4}" text-anchor="end">${Math.round(count)}</text>`)}
    ${days.map(({ requests }, index) => (requests === 0 ? '' : html`<rect class="bar" x="${(x(index) - Math.min(5, step / 3)).toFixed(1)}" y="${y(requests).toFixed(1)}" width="${Math.min(10, (step * 2) / 3).toFixed(1)}" height="${(HEIGHT - BOTTOM - y(requests)).toFixed(1)}" />`))}
    <path class="line" d="${line}" />
    ${marks.map(({ day }) => html`<text x="${x(days.findIndex((each) => each.day === day)).toFixed(1)}" y="${HEIGHT - 5}" text-anchor="middle">${label(day)}</text>`)}
  </svg>
  <p class="muted">Line: visitors. Bars: requests.</p>
  <details><summary>Every day as a table</summary><div class="scroll" role="region" aria-label="Every day" tabindex="0"><table>
    <thead><tr><th scope="col">Day</th><th scope="col" class="number">Visitors</th><th scope="col" class="number">Visits</th><th scope="col" class="number">Requests</th></tr></thead>
    <tbody>${days.map(({ day, visitors, visits, requests }) => html`<tr><th scope="row">${label(day)}</th><td class="number">${visitors}</td><td class="number">${visits}</td><td class="number">${requests}</td></tr>`)}</tbody>
  </table></div></details>`
}
