import { selectPlatformOverview } from '../../../db/queries/platform-overview.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { readOutboxes } from './read-outboxes.ts'

const DAYS = 1

/** The platform's figures as Prometheus text (https://prometheus.io/docs/instrumenting/exposition_formats/), for the operator's key only. */
export async function answerMetrics(env: PlatformEnv): Promise<Response> {
  const { tenants, databaseBytes } = await withPostgres(env, (sql) => selectPlatformOverview(sql, DAYS))
  const outboxes = await readOutboxes(env, tenants)
  const series: [string, string, (tenant: (typeof tenants)[number]) => number | undefined][] = [
    ['outbox_waiting', 'Requests that have not reached Postgres', ({ tenantId }) => outboxes.get(tenantId)?.waiting],
    ['outbox_oldest_seconds', 'Age of the oldest of them', ({ tenantId }) => outboxes.get(tenantId)?.oldestSeconds],
    ['outbox_dead', 'Requests that a person must look at', ({ tenantId }) => outboxes.get(tenantId)?.dead],
    ['events_dead', 'Events that were refused and that a person must look at', ({ eventsDead }) => eventsDead],
    ['details_unreadable', 'Requests whose details cannot be opened', ({ tenantId }) => outboxes.get(tenantId)?.unreadable],
    ['mails_waiting', 'Mails to send', ({ mailsWaiting }) => mailsWaiting],
    ['mails_dead', 'Mails that could not be sent', ({ mailsDead }) => mailsDead],
    ['visits_day', 'Visits of the last day', ({ visits }) => visits],
    ['requests_day', 'Booking requests of the last day', ({ requests }) => requests],
    ['errors_day', 'Requests of the last day that were answered with 500 or more', ({ errors }) => errors],
    ['events_dropped_day', 'Events of the last day that were not counted', ({ dropped }) => dropped],
  ]
  const lines = series.flatMap(([name, help, read]) => [
    `# HELP companion_${name} ${help}`,
    `# TYPE companion_${name} gauge`,
    ...tenants.flatMap((tenant) => {
      const value = read(tenant)
      return value === undefined ? [] : [`companion_${name}{tenant="${tenant.tenantId}"} ${value}`]
    }),
  ])
  lines.push(
    '# HELP companion_database_bytes Size of the database',
    '# TYPE companion_database_bytes gauge',
    `companion_database_bytes ${databaseBytes}`,
    '',
  )
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' } })
}
