import { selectPlatformOverview, type TenantFigures } from '../../../db/queries/platform-overview.ts'
import { selectSetUps } from '../../../db/queries/set-up.ts'
import { operatorPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { withPostgres } from '../postgres/with-postgres.ts'
import { Figure, FigureTable } from './Figures.tsx'
import { operatorPage } from './operator-frame.tsx'
import { type OutboxStatus, readOutboxes } from './read-outboxes.ts'
import { SetUps } from './SetUps.tsx'

const DAYS = 28
type Outboxes = ReadonlyMap<string, OutboxStatus | undefined>

/** All tenants at a glance: figures and what waits, nothing of visitors or clients. */
export async function showOperator(env: PlatformEnv): Promise<Response> {
  const [{ tenants, databaseBytes }, setUps] = await withPostgres(env, (sql) =>
    Promise.all([selectPlatformOverview(sql, DAYS), selectSetUps(sql)]),
  )
  const outboxes = await readOutboxes(env, tenants)
  return operatorPage({
    title: `Platform, last ${DAYS} days`,
    children: (
      <>
        <SetUps setUps={setUps} />
        <Stuck tenants={tenants} outboxes={outboxes} />
        <Totals tenants={tenants} outboxes={outboxes} databaseBytes={databaseBytes} />
        <FigureTable
          caption="Tenants"
          heads={['Tenant', 'Status', 'Visits', 'Visitors', 'Requests', 'Per 100', 'Seconds a visit', 'Tests won']}
          rows={tenants.map((tenant) => ({ name: tenant.tenantId, figures: successOf(tenant) }))}
        />
        <FigureTable
          caption="Operation"
          heads={['Tenant', 'Built', 'Deployed', 'Not counted', 'Errors', 'Outbox', 'Oldest', 'Dead', 'Unreadable', ...MAILS]}
          rows={tenants.map((tenant) => ({ name: tenant.tenantId, figures: operationOf(tenant, outboxes.get(tenant.tenantId)) }))}
        />
      </>
    ),
  })
}

const MAILS = ['Mails waiting', 'Mails dead', 'Events refused']

interface OverviewProps {
  tenants: readonly TenantFigures[]
  outboxes: Outboxes
}

/** What the operator has to do something about, first of all. */
function Stuck({ tenants, outboxes }: OverviewProps) {
  const stuck = tenants.filter(({ tenantId, eventsDead }) => eventsDead > 0 || (outboxes.get(tenantId)?.dead ?? 0) > 0)
  if (stuck.length === 0) return null
  return (
    <Card kind="todo">
      <h2>Waiting for you</h2>
      <ul>
        {stuck.map(({ tenantId }) => (
          <li>
            <a href={operatorPath(`dead/${tenantId}`)}>Dead letters of {tenantId}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Counted = { [Field in keyof TenantFigures]: TenantFigures[Field] extends number ? Field : never }[keyof TenantFigures]

function Totals({ tenants, outboxes, databaseBytes }: OverviewProps & { databaseBytes: number }) {
  const sum = (field: Counted) => tenants.reduce((total, tenant) => total + tenant[field], 0)
  const [visitors, requests, errors, decided] = [sum('visitors'), sum('requests'), sum('errors'), sum('testsDecided')]
  const asked = { errors, events: sum('events'), dropped: sum('dropped') }
  return (
    <div class="figures">
      <Figure
        value={tenants.filter(({ status }) => status === 'active').length}
        words={tenants.length === 0 ? 'tenants yet' : `of ${tenants.length} tenants active`}
      />
      <Figure value={visitors} words="unique visitors by day" />
      <Figure value={requests} words={`requests, ${perHundred(requests, visitors)} per 100 visitors`} />
      <Figure
        value={decided === 0 ? '–' : `${sum('testsWon')} of ${decided}`}
        words={decided === 0 ? 'no test has ended' : 'ended tests had a winner'}
      />
      <Figure value={sumOf(outboxes, 'dead')} words="dead letters in outboxes" />
      <Figure value={sumOf(outboxes, 'unreadable')} words="requests that cannot be opened" />
      <Figure value={sum('eventsDead')} words="events refused" />
      <Figure value={sum('mailsDead')} words={`dead mails, ${sum('mailsWaiting')} waiting`} />
      <Figure value={errors} words={`server errors, ${errorShare(asked)} of what was asked`} />
      <Figure value={`${(databaseBytes / 1024 / 1024).toFixed(0)} MB`} words="in Postgres" />
    </div>
  )
}

const sumOf = (outboxes: Outboxes, field: 'dead' | 'unreadable'): number =>
  [...outboxes.values()].reduce((sum, each) => sum + (each?.[field] ?? 0), 0)

function successOf(tenant: TenantFigures): (string | number)[] {
  return [
    tenant.status,
    tenant.visits,
    tenant.visitors,
    tenant.requests,
    perHundred(tenant.requests, tenant.visitors),
    tenant.secondsPerVisit?.toFixed(0) ?? '–',
    tenant.testsDecided === 0 ? '–' : `${tenant.testsWon} of ${tenant.testsDecided}`,
  ]
}

function operationOf(tenant: TenantFigures, outbox: OutboxStatus | undefined): (string | number)[] {
  const asked = tenant.events + tenant.dropped
  return [
    dayOf(tenant.builtAt),
    dayOf(tenant.deployedAt),
    asked === 0 ? '–' : `${Math.round((100 * tenant.dropped) / asked)}%`,
    `${tenant.errors}, ${errorShare(tenant)}`,
    outbox?.waiting ?? 'unknown',
    outbox ? `${outbox.oldestSeconds} s` : '–',
    outbox?.dead ?? '–',
    outbox?.unreadable ?? '–',
    tenant.mailsWaiting,
    tenant.mailsDead,
    tenant.eventsDead,
  ]
}

const dayOf = (time: Date | null): string => time?.toISOString().slice(0, 10) ?? 'never'

/** Answers of 500 and more beside all that the site was asked and counted or left out. */
function errorShare({ errors, events, dropped }: Pick<TenantFigures, 'errors' | 'events' | 'dropped'>): string {
  const asked = events + dropped + errors
  return asked === 0 ? '–' : `${((100 * errors) / asked).toFixed(errors === 0 ? 0 : 2)}%`
}

const perHundred = (count: number, of: number): string => (of === 0 ? '–' : ((100 * count) / of).toFixed(1))
