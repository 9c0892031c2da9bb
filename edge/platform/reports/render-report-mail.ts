import { html } from 'hono/html'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { label, links, note, opening, paragraph } from '../html/mail-blocks.ts'
import { buttonHtml, buttonText } from '../html/mail-button.ts'
import { type Html, type MailBlock, mailLayout } from '../html/mail-layout.ts'
import { MAIL_SERIF, paint } from '../html/mail-paint.ts'
import type { Mail } from '../mail/mail.ts'
import { sourcesBlock, waitingPanel, weeksBlock } from './report-blocks.ts'
import { daysName, headlineOf, preheaderOf, subjectOf, underHeadline } from './report-headline.ts'
import { cityDemand, compare, plural } from './report-sentences.ts'
import { type Suggestion, suggest } from './report-suggestion.ts'
import { picturesOf, testBlock } from './test-block.ts'
import type { ShownTest, WeeklyReport } from './weekly-report.ts'

export interface ReportLinks {
  /** The platform's own address, without a slash at the end. */
  platform: string
  preferences: string
  /** Takes a POST and nothing else (RFC 8058). */
  unsubscribe: string
}

/** The weekly mail, HTML and its plain-text twin, from the same blocks: what waits for her, what worked, one thing to try. */
export function renderReportMail(report: WeeklyReport, { mailId, links: to }: { mailId: string; links: ReportLinks }): Mail {
  const { tenant } = report
  const suggestion = suggest(report, { ...to, when: 'last week' })
  const subject = subjectOf(report)
  const page = {
    title: subject,
    preheader: preheaderOf(report, suggestion.why),
    locale: tenant.locale,
    blocks: planBlocks(report, { suggestion, to }),
  }
  return {
    mailId,
    fromName: 'Weekly notes',
    to: tenant.contactEmail,
    subject,
    ...mailLayout(page),
    pictures: testsShown(report).flatMap(picturesOf),
    headers: { 'List-Unsubscribe': `<${to.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

function planBlocks(report: WeeklyReport, { suggestion, to }: { suggestion: Suggestion; to: ReportLinks }): MailBlock[] {
  const { waiting, weeks, sources, legs } = report
  const hasWeeks = weeks.length > 1 && weeks.some((count) => count > 0)
  const lists = legs.filter((leg) => leg.waiting > 0).map(({ city, waiting: people }) => ({ city, people }))
  const demand = cityDemand(lists, report.asked)
  const list = to.platform + dashboardPath('requests')
  return [
    opening({ kicker: daysName(report), lines: headlineOf(report), under: underHeadline(report) }),
    ...(waiting.length > 0 ? [waitingPanel(report, { list, one: (reference) => `${list}/${reference}` })] : []),
    ...(demand === undefined ? [] : [paragraph(demand)]),
    ...(hasWeeks ? [weeksBlock(report)] : []),
    ...(sources.length > 0 ? [sourcesBlock(report, hasWeeks ? {} : { title: 'Where people came from' })] : []),
    ...testsShown(report).map(testBlock),
    suggestionCard(suggestion),
    note(smallPrint(report)),
    links([
      { label: 'All figures', href: to.platform + dashboardPath('what-works') },
      { label: 'Email settings', href: to.preferences },
    ]),
  ]
}

/** One is enough for a mail; her app has all. */
const testsShown = ({ tests }: WeeklyReport): ShownTest[] => tests.slice(0, 1)

const suggestionCard = ({ why, what, button }: Suggestion): MailBlock => ({
  html: html`<table role="presentation" width="100%" cellpadding="8" cellspacing="0" ${paint({ ground: 'soft' }, 'border-radius:15px')}><tr>
<td align="left" ${paint({ text: 'ink', ground: 'soft' }, 'padding:18px 16px 8px;border-radius:15px')}>${label('One thing to try')}
<p ${paint({ text: 'ink' }, `margin:6px 0 10px;font-size:21px;line-height:1.3;${MAIL_SERIF}`)}>${why}</p>
<p style="margin:0 0 14px">${what}</p>
${button.copies === undefined ? '' : html`<p ${paint({ text: 'muted' }, 'margin:0 0 14px;font-size:14px;overflow-wrap:anywhere')}>${breakable(button.copies)}</p>\n`}${buttonHtml(button, 'quiet')}</td></tr></table>`,
  // First what she is to give to others, and on a line of its own, so that nobody copies the other one.
  text: ['ONE THING TO TRY', '', why, what, '', ...(button.copies === undefined ? [] : [button.copies, '']), buttonText(button)].join('\n'),
  isWide: true,
})

/** An address whose lines break where its parts end, not within a word or a date. What is copied is the address. */
const breakable = (address: string): Html =>
  html`${address.split(/(?<=[^/:][/?])(?=.)/).map((part, index) => html`${index === 0 ? '' : html`<wbr>`}${part}`)}`

function smallPrint({ now, before, funnel }: WeeklyReport): string {
  const began = funnel.find(({ name }) => name.startsWith('form_start'))?.visits ?? 0
  const visitors = compare(now.totals.visitors, before?.totals.visitors, 'visitor')
  return `${visitors}${began === 0 ? '' : `; ${plural(began, 'visit')} began the form`}. Visitors are counted without knowing who they are: someone who comes back another day is counted again.`
}
