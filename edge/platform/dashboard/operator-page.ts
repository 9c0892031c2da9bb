import { html } from 'hono/html'
import { selectPlatformOverview, type TenantFigures } from '../../../db/queries/platform-overview.ts'
import { operatorPath } from '../../../tenants/contract/urls.ts'
import { timingSafeEqual } from '../../http/timing-safe-equal.ts'
import { document } from '../app/document.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { figureCard, figureTable } from './desk-frame.ts'

const DAYS = 28

interface OutboxStatus {
  waiting: number
  oldestSeconds: number
  dead: number
  /** Requests whose details cannot be opened. */
  unreadable: number
}

/** HTTP Basic with OPERATOR_KEY as the password: one operator, no accounts. */
export function isOperatorBrowser(env: PlatformEnv, request: Request): boolean {
  const encoded = /^Basic ([\w+/=]+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (encoded === undefined || env.OPERATOR_KEY === '') return false
  try {
    return timingSafeEqual(atob(encoded).split(':').slice(1).join(':'), env.OPERATOR_KEY)
  } catch {
    return false
  }
}

export const askOperator = (): Response =>
  new Response('This page is for the operator.', {
    status: 401,
    headers: { 'WWW-Authenticate': 'Basic realm="operator", charset="UTF-8"' },
  })

/** All tenants at a glance: figures and what waits, nothing of visitors or clients. */
export async function showOperator(env: PlatformEnv): Promise<Response> {
  const { tenants, databaseBytes } = await withPostgres(env, (sql) => selectPlatformOverview(sql, DAYS))
  const outboxes = await readOutboxes(env, tenants)
  const sum = (
    field:
      | 'visits'
      | 'visitors'
      | 'requests'
      | 'testsDecided'
      | 'testsWon'
      | 'mailsDead'
      | 'eventsDead'
      | 'mailsWaiting'
      | 'errors'
      | 'events'
      | 'dropped',
  ) => tenants.reduce((total, tenant) => total + tenant[field], 0)
  const stuck = tenants.filter(({ tenantId, eventsDead }) => eventsDead > 0 || (outboxes.get(tenantId)?.dead ?? 0) > 0)
  const body = html`<a class="skip" href="#content">Skip to the content</a><main id="content"><h1>Platform, last ${DAYS} days</h1>
    <div class="figures">${figureCard(tenants.filter(({ status }) => status === 'active').length, `of ${tenants.length} tenants active`)}${figureCard(sum('visitors'), 'unique visitors by day')}
      ${figureCard(sum('requests'), `requests, ${perHundred(sum('requests'), sum('visitors'))} per 100 visitors`)}${figureCard(`${sum('testsWon')} of ${sum('testsDecided')}`, 'ended tests had a winner')}
      ${figureCard(sumOf(outboxes, 'dead'), 'dead letters in outboxes')}${figureCard(sumOf(outboxes, 'unreadable'), 'requests that cannot be opened')}${figureCard(sum('eventsDead'), 'events refused')}${figureCard(sum('mailsDead'), `dead mails, ${sum('mailsWaiting')} waiting`)}${figureCard(sum('errors'), `server errors, ${errorShare({ errors: sum('errors'), events: sum('events'), dropped: sum('dropped') })} of what was asked`)}${figureCard(`${(databaseBytes / 1024 / 1024).toFixed(0)} MB`, 'in Postgres')}</div>
    ${figureTable({
      caption: 'Tenants',
      heads: ['Tenant', 'Status', 'Visits', 'Visitors', 'Requests', 'Per 100', 'Seconds a visit', 'Tests won'],
      rows: tenants.map((tenant) => ({ name: tenant.tenantId, figures: successOf(tenant) })),
      empty: 'No tenant yet.',
    })}
    ${figureTable({
      caption: 'Operation',
      heads: [
        'Tenant',
        'Built',
        'Deployed',
        'Not counted',
        'Errors',
        'Outbox',
        'Oldest',
        'Dead',
        'Unreadable',
        'Mails waiting',
        'Mails dead',
        'Events refused',
      ],
      rows: tenants.map((tenant) => ({ name: tenant.tenantId, figures: operationOf(tenant, outboxes.get(tenant.tenantId)) })),
      empty: 'No tenant yet.',
    })}
    ${stuck.length === 0 ? '' : html`<section class="card"><h2>Waiting for you</h2><ul>${stuck.map(({ tenantId }) => html`<li><a href="${operatorPath(`dead/${tenantId}`)}">Dead letters of ${tenantId}</a></li>`)}</ul></section>`}</main>`
  return document({ title: 'Platform', body })
}

const sumOf = (outboxes: ReadonlyMap<string, OutboxStatus | undefined>, field: 'dead' | 'unreadable'): number =>
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
    asked === 0 ? '–' : `${Math.round((100 * tenant.dropped) / asked)} %`,
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
  return asked === 0 ? '–' : `${((100 * errors) / asked).toFixed(errors === 0 ? 0 : 2)} %`
}

const perHundred = (count: number, of: number): string => (of === 0 ? '–' : ((100 * count) / of).toFixed(1))

export async function readOutboxes(
  env: PlatformEnv,
  tenants: readonly { tenantId: string }[],
): Promise<Map<string, OutboxStatus | undefined>> {
  const read = async ({ tenantId }: { tenantId: string }) =>
    [
      tenantId,
      await env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
        .status(tenantId)
        .catch(() => undefined),
    ] as const
  return new Map(await Promise.all(tenants.map(read)))
}
