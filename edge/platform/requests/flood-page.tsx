import { type FloodGroup, type FloodPattern, selectFlood, selectFloodGroups, undoFlood } from '../../../db/queries/blocks.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Card } from '../app/Card.tsx'
import { appPage } from '../app/frame.tsx'
import { Head } from '../app/Head.tsx'
import { Notice } from '../app/Notice.tsx'
import { openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { plural } from '../reports/report-sentences.ts'
import { FloodForm, FloodList, PickHours } from './FloodParts.tsx'
import { readFloodPattern, readUntil } from './read-flood-pattern.ts'

// One action against a flood of requests: she picks what they have in common, sees them all, and declines or blocks them, without an email to anybody.

/** The patterns there are, or the requests of the one that the address names. */
export async function showFlood(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const pattern = readFloodPattern((name) => query.get(name))
  return pattern === undefined ? showPatterns(env, tenantId, saidOf(query)) : showOnePattern(env, tenantId, { pattern, until: now })
}

/** What the address says after the button: how many, and whether their clients are blocked. Words of our own, whatever the address says. */
function saidOf(query: URLSearchParams): string | undefined {
  const count = Number(query.get('undone') ?? '')
  if (!query.has('undone') || !Number.isInteger(count) || count < 0) return undefined
  if (count === 0) return 'None of them was waiting any more, so nothing was declined.'
  return `${plural(count, 'request')} declined${query.get('said') === 'blocked' ? ' and their clients blocked' : ''}. Nobody got an email.`
}

async function showPatterns(env: PlatformEnv, tenantId: string, said: string | undefined): Promise<Response> {
  const [shell, groups] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectFloodGroups(tx, tenantId)]),
  )
  const clients = await openRequests(env, tenantId, groups)
  return appPage({
    shell,
    here: 'requests',
    title: 'Decline together',
    back: { href: dashboardPath('requests'), label: 'Requests' },
    isNarrow: true,
    children: (
      <>
        {said && <Notice>{said}</Notice>}
        <p>
          When several requests belong together and you want none of them, you can decline them in one go; nobody gets an email. Pick what
          they have in common. You’ll see them all before anything happens.
        </p>
        <Head title="Waiting requests that belong together" />
        {groups.length === 0 ? (
          <p class="muted">No two waiting requests came from the same network or the same address.</p>
        ) : (
          <ul class="list card">
            {groups.map((group, index) => (
              <li>
                <a class="line" href={`?like=${group.kind}&reference=${group.reference}`}>
                  {groupWords(group, clients[index]?.email)}
                </a>
              </li>
            ))}
          </ul>
        )}
        <PickHours />
      </>
    ),
  })
}

function groupWords({ kind, requests, unconfirmed }: FloodGroup, email: StrangersText | undefined): string {
  const from = kind === 'network' ? 'the same network' : (email ?? 'the same email address')
  return `${requests} requests from ${from}, ${unconfirmed === requests ? 'none' : requests - unconfirmed} of them confirmed`
}

async function showOnePattern(
  env: PlatformEnv,
  tenantId: string,
  { pattern, until }: { pattern: FloodPattern; until: Date },
): Promise<Response> {
  const [shell, tenant, rows] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectReportTenant(tx, tenantId), selectFlood(tx, tenantId, pattern, until)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const clients = await openRequests(env, tenantId, rows)
  return appPage({
    shell,
    here: 'requests',
    title: rows.length === 0 ? 'Nothing to decline' : plural(rows.length, 'request'),
    back: { href: dashboardPath('flood'), label: 'Decline together' },
    isNarrow: true,
    children:
      rows.length === 0 ? (
        <Card label="Nothing fits">
          <p>None of these requests is waiting any more.</p>
        </Card>
      ) : (
        <OnePattern pattern={pattern} until={until} rows={rows} clients={clients} tenant={tenant} />
      ),
  })
}

interface OnePatternProps {
  pattern: FloodPattern
  until: Date
  rows: Awaited<ReturnType<typeof selectFlood>>
  clients: Awaited<ReturnType<typeof openRequests>>
  tenant: ReportTenant
}

const OnePattern = ({ pattern, until, rows, clients, tenant }: OnePatternProps) => (
  <>
    <Card label="What happens">
      <p>
        {patternWords(pattern)}. Nobody gets an email, the times are free again, and the requests move out of your list and your figures.
      </p>
      <FloodForm count={rows.length} pattern={pattern} until={until} />
    </Card>
    <FloodList rows={rows} clients={clients} locale={tenant.locale} />
  </>
)

/** `hour`, `3 hours` */
const lastHours = (hours: number): string => (hours === 1 ? 'hour' : `${hours} hours`)

function patternWords(pattern: FloodPattern): string {
  switch (pattern.kind) {
    case 'network':
      return 'These requests came from the same network on the same day'
    case 'email':
      return 'These requests give the same email address'
    case 'unconfirmed':
      return `These requests came in the last ${lastHours(pattern.hours)}, and their email addresses are not confirmed`
  }
}

/** The button of that page. It acts on what she has seen: requests that came after the page was shown stay. */
export async function actOnFlood(
  env: PlatformEnv,
  { tenantId, form, now }: { tenantId: string; form: FormData; now: Date },
): Promise<Response> {
  const text = (name: string) => String(form.get(name) ?? '')
  const [pattern, until, deed] = [readFloodPattern(text), readUntil(text('until'), now), text('do')]
  if (pattern === undefined || until === undefined || !['decline', 'block'].includes(deed)) return seeOther(dashboardPath('flood'))
  const isBlocking = deed === 'block'
  const count = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => undoFlood(tx, tenantId, { pattern, until, isBlocking }))
  return seeOther(`${dashboardPath('flood')}?undone=${count}${isBlocking ? '&said=blocked' : ''}`)
}
