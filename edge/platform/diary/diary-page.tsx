import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { makeCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { type DiaryRow, selectDiary, selectDiaryLegs } from '../../../db/queries/diary.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { selectOwnTimes } from '../../../db/queries/time-blocks.ts'
import { countWaiting } from '../../../db/queries/waiting-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { calendarPath, dashboardPath } from '../../../tenants/contract/urls.ts'
import { appPage } from '../app/frame.tsx'
import { Head } from '../app/Head.tsx'
import { Icon } from '../design/icons.tsx'
import { localText } from '../html/format-when.ts'
import { elsewhereWords } from '../html/request-warnings.ts'
import { signCalendar } from '../keys/calendar-link.ts'
import { openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { formatDays } from '../reports/report-week.ts'
import { requestAddress } from '../requests/came-from.ts'
import { BlockNotice, readBlockSaid } from './BlockNotice.tsx'
import { byClockThere } from './by-clock-there.ts'
import type { KnownRow, OwnRow, ShownDay } from './Entry.tsx'
import { Month } from './Month.tsx'
import { planDays } from './plan-days.ts'
import { readSpan, type Span, spanAddress } from './read-span.ts'
import { Week } from './Week.tsx'
import { WhenAndWhere } from './WhenAndWhere.tsx'

/** Her diary by the week or the month: what is booked, what waits, what is on offer, what she keeps for herself, and where she is. */
export async function showDiary(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const { shell, tenant, span, rows, own, legs, rules, waiting, feedId, said } = await inTenant(
    env,
    { tenantId, role: 'companion_ingest' },
    (tx) => readDiary(tx, tenantId, { query, now }),
  )
  const clients = await openRequests(env, tenantId, rows)
  const from = dashboardPath('diary') + spanAddress(span.view, span.view === 'month' ? `${span.month}-01` : span.from)
  const known = rows.map(
    (row, at): KnownRow => ({
      ...row,
      client: clients[at],
      warnings: warningsOf(row, rules, now),
      page: requestAddress(row.reference, { from }),
    }),
  )
  const feed = env.PLATFORM_URL + calendarPath(await signCalendar(env.LINK_SECRET, { tenantId, feedId }))
  const days = planDays(span, { rows: known, own, legs, home: tenant })
  return appPage({
    shell,
    here: 'diary',
    title: 'Diary',
    eyebrow: span.view === 'month' ? monthName(span, tenant.locale) : formatDays(span, tenant.locale),
    children: (
      <>
        {said && <BlockNotice said={said} back="diary" locale={tenant.locale} now={now} />}
        <Diary span={span} days={days} locale={tenant.locale} />
        {rules && (
          <>
            <Head title="When and where" />
            <WhenAndWhere rules={rules} waiting={waiting} locale={tenant.locale} now={now} />
          </>
        )}
        <OwnCalendar feed={feed} />
      </>
    ),
  })
}

async function readDiary(tx: TransactionSql, tenantId: string, { query, now }: { query: URLSearchParams; now: Date }) {
  const tenant = await selectReportTenant(tx, tenantId)
  if (!tenant) throw new Error('A session without a tenant.')
  const span = readSpan(query, { now, timeZone: tenant.timeZone })
  const [shell, rows, hers, legs, rules, waiting, feedId, said] = await Promise.all([
    selectShell(tx, tenantId),
    selectDiary(tx, tenantId, span),
    selectOwnTimes(tx, tenantId, span),
    selectDiaryLegs(tx, tenantId, span),
    selectBookingRules(tx, tenantId),
    countWaiting(tx, tenantId),
    makeCalendarFeed(tx, tenantId),
    readBlockSaid(tx, tenantId, query),
  ])
  const own = hers.map((each): OwnRow => ({ ...each, ...byClockThere(each, legs, tenant), kind: 'own', at: localText(each.startsAt) }))
  return { shell, tenant, span, rows, own, legs, rules, waiting, feedId, said }
}

/** Of what is still to come: where she was on a past day is known no more. */
const warningsOf = (row: DiaryRow, rules: BookingRules | undefined, now: Date): string[] =>
  row.endsAt.isAfter(now) ? elsewhereWords(row, rules, now) : []

const monthName = ({ month }: Span, locale: string): string => formatLocal(`${month}-01`, locale, { month: 'long', year: 'numeric' })

function Diary({ span, days, locale }: { span: Span; days: readonly ShownDay[]; locale: string }) {
  const first = span.view === 'month' ? `${span.month}-01` : span.from
  const day = first > span.today ? `?day=${first}` : ''
  return (
    <>
      <Ways span={span} />
      {span.view === 'month' ? <Month days={days} month={span.month} locale={locale} /> : <Week days={days} locale={locale} />}
      <p class="actions">
        <a class="button quiet" href={dashboardPath(`diary/block${day}`)}>
          Block time
        </a>
        <a class="button quiet" href={dashboardPath(`diary/entry${day}`)}>
          Add an appointment
        </a>
      </p>
    </>
  )
}

const OwnCalendar = ({ feed }: { feed: string }) => (
  <section class="card">
    <h2>In your own calendar</h2>
    <p>
      Your phone’s calendar can follow this diary. It shows times and cities under a neutral name, and no client. What you block is “Busy”.
    </p>
    <p class="actions">
      <a class="button quiet" href={feed.replace(/^https?:/, 'webcal:')}>
        Add to your calendar
      </a>
      <a href={dashboardPath('calendars')}>Your own calendars</a>
    </p>
    <p class="sub">It works the other way too: add your own calendar, and nobody can book you here while you’re busy there.</p>
  </section>
)

/** By weeks or months, backwards, forwards and back to today. */
const Ways = ({ span: { view, from, month, before, after, today } }: { span: Span }) => (
  <nav class="ways" aria-label="Days">
    <ul>
      <li>
        <a href={spanAddress(view, before)} aria-label={`The ${view} before`}>
          <Icon name="back" />
        </a>
      </li>
      <li>
        <a href={spanAddress(view, today)}>Today</a>
      </li>
      <li>
        <a href={spanAddress(view, after)} aria-label={`The ${view} after`}>
          <Icon name="forward" />
        </a>
      </li>
    </ul>
    <ul>
      <li>
        <a href={spanAddress('week', from < `${month}-01` ? `${month}-01` : from)} aria-current={view === 'week' ? 'true' : undefined}>
          Week
        </a>
      </li>
      <li>
        <a href={spanAddress('month', `${month}-01`)} aria-current={view === 'month' ? 'true' : undefined}>
          Month
        </a>
      </li>
    </ul>
  </nav>
)
