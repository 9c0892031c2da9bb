import { html } from 'hono/html'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type Html, mailLayout } from '../html/mail-layout.ts'
import type { Mail } from '../mail/mail.ts'
import { biggestDrop, compare, conversionSentence, outcomeParts, plural, stepWords, suggest } from './report-sentences.ts'
import { formatDays } from './report-week.ts'
import type { WeeklyReport } from './weekly-report.ts'

export interface ReportLinks {
  dashboard: string
  preferences: string
  /** Takes a POST and nothing else (RFC 8058). */
  unsubscribe: string
}

interface Section {
  heading: string
  /** Lines, or rows of name, figure and the length of a bar (0 to 1). */
  lines: string[]
  rows: { name: string | StrangersText; figure: string; share: number }[]
}

/** The weekly mail, HTML and its plain-text twin, from the same sections. */
export function renderReportMail(report: WeeklyReport, { mailId, links }: { mailId: string; links: ReportLinks }): Mail {
  const { tenant } = report
  const sections = planSections(report)
  const title = `Your week, ${formatDays(report.period, tenant.locale)}`
  const advice = suggest(report)
  return {
    mailId,
    fromName: 'Weekly notes',
    to: tenant.contactEmail,
    // Nothing in it that tells somebody who looks over a shoulder.
    subject: title,
    text: renderText(sections, { title, advice, links }),
    html: mailLayout({ title, locale: tenant.locale, body: renderBody(sections, { title, advice, links }) }),
    headers: { 'List-Unsubscribe': `<${links.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

/** What the mail says, in its order: requests first. Sections with nothing to say are left out. */
export function planSections(report: WeeklyReport): Section[] {
  return [
    requestsSection(report),
    visitorsSection(report),
    sourcesSection(report),
    funnelSection(report),
    photosSection(report),
    testsSection(report),
    citiesSection(report),
  ].filter(({ lines, rows }) => lines.length > 0 || rows.length > 0)
}

function requestsSection({ now, before, isRecord, tenant }: WeeklyReport): Section {
  const { requests } = now.counts
  const outcome = outcomeParts(now.counts, tenant)
  const lines = [
    requests === 0 && (before?.counts.requests ?? 0) === 0
      ? 'No request came in. A quiet week says little by itself.'
      : `${compare(requests, before?.counts.requests, 'request')}.`,
    ...(outcome.length > 0 ? [`Of these: ${outcome.join('; ')}.`] : []),
    ...(isRecord ? ['That is more than in any week before. Well done.'] : []),
  ]
  return { heading: 'Requests', lines, rows: [] }
}

function visitorsSection(report: WeeklyReport): Section {
  const { now, before, isFirst } = report
  const { visits, seconds } = now.totals
  const minutes = visits === 0 ? 0 : seconds / visits / 60
  return {
    heading: 'Visitors',
    lines: [
      isFirst
        ? `${plural(now.totals.visitors, 'visitor')} in your first week here. The next mail can compare.`
        : `${compare(now.totals.visitors, before?.totals.visitors, 'visitor')}.`,
      ...(visits > 0
        ? [`${plural(visits, 'visit')}, ${minutes < 1 ? 'under a minute' : `about ${plural(Math.round(minutes), 'minute')}`} each.`]
        : []),
      conversionSentence(report),
    ],
    rows: [],
  }
}

function sourcesSection({ sources }: WeeklyReport): Section {
  const shown = sources.slice(0, 6)
  const most = Math.max(1, ...shown.map(({ visitors }) => visitors))
  return {
    heading: 'Where they came from',
    lines: [],
    rows: shown.map(({ source, visitors, requests }) => ({
      name: source,
      figure: `${plural(requests, 'request')}, ${plural(visitors, 'visitor')}`,
      share: visitors / most,
    })),
  }
}

function funnelSection({ funnel }: WeeklyReport): Section {
  const first = funnel[0]?.visits ?? 0
  if (first === 0) return { heading: 'From a visit to a request', lines: [], rows: [] }
  const drop = biggestDrop(funnel)
  return {
    heading: 'From a visit to a request',
    lines:
      drop === undefined
        ? ['Too few visits to say where they end.']
        : [`The biggest drop: of ${plural(drop.reached, 'visit')} that ${stepWords(drop.from)}, ${drop.left} never ${stepWords(drop.to)}.`],
    rows: funnel.map(({ name, visits }) => ({ name: stepWords(name), figure: plural(visits, 'visit'), share: visits / first })),
  }
}

function photosSection({ photos }: WeeklyReport): Section {
  const shown = photos.filter(({ subject }) => subject.raw !== '').slice(0, 5)
  const most = Math.max(1, ...shown.map(({ events }) => events))
  return {
    heading: 'Photos that were opened',
    lines: [],
    rows: shown.map(({ subject, events }) => ({ name: subject, figure: plural(events, 'time'), share: events / most })),
  }
}

const testsSection = ({ tests }: WeeklyReport): Section => ({
  heading: 'Tests',
  lines: tests.map(({ test, report }) => `${test.testId}: ${report.sentence}`),
  rows: [],
})

function citiesSection({ cities, legs, tenant }: WeeklyReport): Section {
  const most = Math.max(1, ...cities.map(({ visitors }) => visitors))
  return {
    heading: 'Cities and your dates',
    lines: legs.map(
      ({ city, from, to, requests }) =>
        `${city}, ${formatDays({ from, to }, tenant.locale)}: ${requests === 0 ? 'nobody has asked yet' : plural(requests, 'request')}.`,
    ),
    rows: cities.slice(0, 6).map(({ city, visitors }) => ({ name: city, figure: plural(visitors, 'visitor'), share: visitors / most })),
  }
}

interface Frame {
  title: string
  advice: string
  links: ReportLinks
}

function renderBody(sections: readonly Section[], { title, advice, links }: Frame): Html {
  return html`<h1>${title}</h1>
    ${sections.map(
      ({ heading, lines, rows }) => html`<h2>${heading}</h2>${lines.map((line) => html`<p>${line}</p>`)}
        ${
          rows.length === 0
            ? ''
            : html`<table class="bars">${rows.map(
                ({ name, figure, share }) =>
                  html`<tr><th scope="row">${name}<span class="bar" style="width:${Math.max(2, Math.round(share * 100))}%"></span></th><td class="number">${figure}</td></tr>`,
              )}</table>`
        }`,
    )}
    <h2>What to do next</h2><p>${advice}</p>
    <p><a class="button" href="${links.dashboard}">Open the dashboard</a></p>
    <p class="muted">Visitors are counted without knowing who they are. Someone who comes back another day is counted again.<br>
      <a href="${links.preferences}">Email settings</a></p>`
}

function renderText(sections: readonly Section[], { title, advice, links }: Frame): string {
  const blocks = sections.map(({ heading, lines, rows }) =>
    [heading.toUpperCase(), ...lines, ...rows.map(({ name, figure }) => `  ${name}: ${figure}`)].join('\n'),
  )
  return [
    title,
    ...blocks,
    `WHAT TO DO NEXT\n${advice}`,
    `Dashboard: ${links.dashboard}\nEmail settings: ${links.preferences}`,
    'Visitors are counted without knowing who they are. Someone who comes back another day is counted again.',
  ].join('\n\n')
}
