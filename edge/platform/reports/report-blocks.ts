import { html } from 'hono/html'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { addDays } from '../../http/add-days.ts'
import { formatCents, formatHours, formatWithDeadline } from '../html/format-when.ts'
import { bars } from '../html/mail-bars.ts'
import { heading } from '../html/mail-blocks.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { paint } from '../html/mail-paint.ts'
import { panel } from '../html/mail-panel.ts'
import { type FigureRow, figureRows } from '../html/mail-rows.ts'
import { sourceName } from '../html/source-name.ts'
import { inWords, listed } from './number-words.ts'
import { fromPeople, plural } from './report-sentences.ts'
import type { WaitingRequest, WeeklyReport } from './weekly-report.ts'

// Parts of the weekly mail: what waits, the weeks, the sources.

const WAITING_SHOWN_MAX = 3
const SOURCES_SHOWN_MAX = 4

/** Requests that wait, with the time left for each and one button. */
export function waitingPanel(
  { waiting, waitingCount, tenant }: WeeklyReport,
  { list, one }: { list: string; one: (reference: string) => string },
): MailBlock {
  const shown = waiting.slice(0, WAITING_SHOWN_MAX)
  const hidden = waitingCount - shown.length
  const [first] = waiting
  const label = waitingCount === 1 ? 'Answer it' : waitingCount === 2 ? 'Answer both' : `Answer all ${inWords(waitingCount)}`
  return panel({
    items: [
      ...shown.map((each) => itemOf(each, tenant)),
      ...(hidden > 0 ? [{ title: `And ${inWords(hidden)} more`, under: 'In your list, soonest first.' }] : []),
    ],
    buttons: [{ label, href: waitingCount === 1 && first ? one(first.reference) : list }],
  })
}

/** An appointment that its client asks to move is told by the time that is asked for; its price is agreed. */
function itemOf({ startsAt, endsAt, answerBy, wishAt, service, priceCents }: WaitingRequest, tenant: WeeklyReport['tenant']) {
  const { start, clock, answer } = formatWithDeadline({ startsAt: wishAt ?? startsAt, until: answerBy }, tenant)
  const what = `${service}, ${formatHours({ startsAt, endsAt })}`
  const price = priceCents === null ? [] : [formatCents(priceCents, tenant)]
  const instead = wishAt && `Instead of ${formatWithDeadline({ startsAt, until: answerBy }, tenant).start}`
  return { title: start, under: (instead ? [instead, clock, what] : [clock, what, ...price]).join(' · '), until: answer }
}

/** Requests of the last weeks: bars for the eye, and the same in words for who hears them or reads the plain text. */
export function weeksBlock({ weeks, now, period, tenant }: WeeklyReport): MailBlock {
  const title = now.counts.requests === 0 ? 'Recent weeks' : 'What worked'
  const said = `Requests in the last ${inWords(weeks.length)} weeks: ${listed(weeks.map(String))}.`
  const since = formatLocal(addDays(period.from, -7 * (weeks.length - 1)), tenant.locale, { day: 'numeric', month: 'long' })
  const caption = `Requests a week since ${since.replace(' ', '\u00a0')}`
  return {
    html: html`${heading(title)}${bars(weeks, said)}<p ${paint({ text: 'muted' }, 'margin:6px 0 0;font-size:13px')}>${caption}</p>`,
    text: `${title.toUpperCase()}\n\n${said}`,
  }
}

/** Sources by the requests they brought; the rest in one line, so that the lines add up to the week. */
export function sourcesBlock({ sources, now }: WeeklyReport, { title }: { title?: string }): MailBlock {
  const shown = sources.length > SOURCES_SHOWN_MAX + 1 ? sources.slice(0, SOURCES_SHOWN_MAX) : sources
  const rows = shown.map(({ source, requests, visitors }, index) => row(sourceName(source), { requests, visitors }, index))
  if (shown.length === sources.length) return figureRows(rows, title)
  const rest = (whole: number, count: (source: (typeof shown)[number]) => number) =>
    Math.max(0, whole - shown.reduce((sum, each) => sum + count(each), 0))
  const requests = rest(now.counts.requests, (each) => each.requests)
  const visitors = rest(now.totals.visitors, (each) => each.visitors)
  const others = requests + visitors === 0 ? [] : [row('Others', { requests, visitors }, shown.length)]
  return figureRows([...rows, ...others], title)
}

const row = (name: FigureRow['name'], { requests, visitors }: { requests: number; visitors: number }, index: number): FigureRow => ({
  name,
  figure: index === 0 ? plural(requests, 'request') : String(requests),
  rest: index === 0 || visitors === 0 ? fromPeople({ requests, visitors }) : `from ${visitors}`,
})
