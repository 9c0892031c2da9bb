import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { addDays } from '../../http/add-days.ts'
import { Bars } from '../app/Bars.tsx'
import { Card } from '../app/Card.tsx'
import { Head } from '../app/Head.tsx'
import { Meter } from '../app/Meter.tsx'
import { formatCents } from '../html/format-when.ts'
import { SourceName } from '../html/SourceName.tsx'
import { fromPeople } from '../reports/report-sentences.ts'
import type { Today } from './read-today.ts'

const SOURCES_SHOWN = 3

/** The week that runs, in one large number, beside the seven before it and by where they came from. */
export function WeekSoFar({ today }: { today: Today }) {
  const { now, weeks, week, tenant } = today
  const { requests } = now.counts
  const first = addDays(week.from, -7 * (weeks.length - 1))
  return (
    <>
      <Head title="This week so far" link={{ href: dashboardPath('what-works'), label: 'See more', says: 'See more of what works' }} />
      <Card label="This week so far">
        <div class="big">
          <span class="count">{requests}</span>
          <p>
            {requests === 1 ? 'request' : 'requests'}
            <br />
            <Compared today={today} />
            <Taken today={today} />
          </p>
        </div>
        {weeks.some((count) => count > 0) && (
          <Bars
            counts={weeks}
            label={`Requests in the last ${weeks.length} weeks: ${weeks.join(', ')}`}
            axis={[formatLocal(first, tenant.locale, { day: 'numeric', month: 'short' }), 'requests a week', 'now']}
          />
        )}
        <Sources today={today} />
      </Card>
    </>
  )
}

/** Beside the same days of last week: a Thursday is not compared with a whole week. */
function Compared({ today: { now, before, day, tenant } }: { today: Today }) {
  if (!before) return <span class="muted">so far</span>
  const more = now.counts.requests - before.counts.requests
  const then = `by ${formatLocal(day, tenant.locale, { weekday: 'long' })} last week`
  if (more === 0) return <span>{now.counts.requests === 0 ? `none ${then} either` : `as many as ${then}`}</span>
  return (
    <span>
      <span class={more > 0 ? 'good strong' : 'strong'}>
        {Math.abs(more)} {more > 0 ? 'more' : 'fewer'}
      </span>{' '}
      than {then}
    </span>
  )
}

function Taken({ today: { now, tenant } }: { today: Today }) {
  const { byState, worthCents } = now.counts
  const taken = byState.confirmed + byState.completed
  if (taken === 0) return null
  return (
    <>
      <br />
      <span class="muted">
        {taken} confirmed{worthCents > 0 && `, ${formatCents(worthCents, tenant)}`}
      </span>
    </>
  )
}

function Sources({ today: { sources } }: { today: Today }) {
  const shown = sources.slice(0, SOURCES_SHOWN)
  if (shown.length === 0) return <p class="muted">Nobody has come yet this week.</p>
  const others = sources.slice(SOURCES_SHOWN).reduce((sum, { requests }) => sum + requests, 0)
  const most = Math.max(1, ...shown.map(({ requests }) => requests))
  return (
    <div class="meters">
      {shown.map(({ source, requests, visitors }) => (
        <>
          <span>
            <SourceName source={source} />
          </span>
          <Meter share={requests / most} isBare />
          <span class="muted">
            <b>{requests}</b> {fromPeople({ requests, visitors })}
          </span>
        </>
      ))}
      {others > 0 && (
        <span class="muted all">
          and <b>{others}</b> from elsewhere
        </span>
      )}
    </div>
  )
}
