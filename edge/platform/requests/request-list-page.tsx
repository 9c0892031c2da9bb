import type { TransactionSql } from 'postgres'
import { hasFlood } from '../../../db/queries/blocks.ts'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { makeCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { hasDepositDetails } from '../../../db/queries/deposit-details.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { countGroups, type ListRow, REQUEST_GROUPS, type RequestGroup, selectGroup } from '../../../db/queries/request-list.ts'
import { selectRequest } from '../../../db/queries/requests.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { countAskedCities } from '../../../db/queries/tour-requests.ts'
import { selectWaitingForHer, type WaitingRow } from '../../../db/queries/waiting-for-her.ts'
import { REQUESTS_PER_PAGE } from '../../../tenants/contract/limits.ts'
import { calendarPath, dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { appPage } from '../app/frame.tsx'
import { signCalendar } from '../keys/calendar-link.ts'
import { openRequest, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { AnsweredNotice } from './AnsweredNotice.tsx'
import { AskedCities } from './AskedCities.tsx'
import { type Listed, listAddress, RequestList, Search } from './RequestList.tsx'
import { searchRequests } from './search-requests.ts'

/** Of each group on the first page; the rest is behind its link. */
const FIRST_MAX = 10

/** Her requests: what needs her first, then what is coming, then what is past; one group by pages; or what was looked for. */
export async function showRequests(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  const narrowed = readNarrowed(query)
  const { show, asked, page } = narrowed
  const about = query.get('about') ?? ''
  const [shell, tenant, rules, counts, lists, answered, cities, isFlooded, isDepositTold] = await inTenant(
    env,
    { tenantId, role: 'companion_read' },
    (tx) =>
      Promise.all([
        selectShell(tx, tenantId),
        selectReportTenant(tx, tenantId),
        selectBookingRules(tx, tenantId),
        countGroups(tx, tenantId),
        asked === '' ? readLists(tx, tenantId, { show, page }) : [],
        about === '' ? undefined : selectRequest(tx, tenantId, about),
        show === undefined && asked === '' ? countAskedCities(tx, tenantId) : [],
        hasFlood(tx, tenantId),
        hasDepositDetails(tx, tenantId),
      ]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const found = asked === '' ? lists : [{ group: undefined, rows: await searchRequests(env, tenantId, asked) }]
  const listed = await Promise.all(found.map((each) => withClients(env, tenantId, each)))
  const client = answered && (await openRequest(env, tenantId, answered))
  const calendar = show === undefined && asked === '' ? await calendarAddress(env, tenantId) : undefined
  return appPage({
    shell,
    here: 'requests',
    title: 'Requests',
    children: (
      <>
        <AnsweredNotice booking={answered} client={client} said={query.get('said')} here={listAddress(narrowed)} now={now} />
        <Search asked={asked} />
        <RequestList
          {...{ listed, show, asked, page, rules, isDepositTold, now }}
          counts={{ ...counts, waiting: shell.waiting }}
          money={tenant}
        />
        <AskedCities cities={cities} />
        {calendar && <Calendar address={calendar} isFlooded={isFlooded} />}
      </>
    ),
  })
}

/** What she wants to see of them. */
const readNarrowed = (query: URLSearchParams) => ({
  show: readShow(query.get('show')),
  asked: (query.get('q') ?? '').trim().slice(0, 80),
  page: Math.max(1, Math.min(10_000, Math.trunc(Number(query.get('page'))) || 1)),
})

/** `waiting`, or what the address said before there were groups. */
function readShow(text: string | null): RequestGroup | undefined {
  return REQUEST_GROUPS.find((each) => each === text)
}

type GroupRows = { group: 'waiting'; rows: WaitingRow[] } | { group: Exclude<RequestGroup, 'waiting'> | undefined; rows: ListRow[] }

async function readLists(
  tx: TransactionSql,
  tenantId: string,
  { show, page }: { show: RequestGroup | undefined; page: number },
): Promise<GroupRows[]> {
  const groups = show === undefined ? REQUEST_GROUPS.filter((each) => each !== 'blocked') : [show]
  const limit = show === undefined ? FIRST_MAX : REQUESTS_PER_PAGE
  const offset = show === undefined ? 0 : (page - 1) * REQUESTS_PER_PAGE
  return Promise.all(
    groups.map(
      async (group): Promise<GroupRows> =>
        group === 'waiting'
          ? { group, rows: await selectWaitingForHer(tx, tenantId, { limit, offset }) }
          : { group, rows: await selectGroup(tx, tenantId, { group, limit, offset }) },
    ),
  )
}

async function withClients(env: PlatformEnv, tenantId: string, listed: GroupRows): Promise<Listed> {
  const clients = await openRequests(env, tenantId, listed.rows)
  const beside = <R,>(rows: readonly R[]) => rows.map((row, index) => ({ row, client: clients[index] }))
  return listed.group === 'waiting'
    ? { group: listed.group, rows: beside(listed.rows) }
    : { group: listed.group, rows: beside(listed.rows) }
}

async function calendarAddress(env: PlatformEnv, tenantId: string): Promise<string> {
  const feedId = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => makeCalendarFeed(tx, tenantId))
  return env.PLATFORM_URL + calendarPath(await signCalendar(env.LINK_SECRET, { tenantId, feedId }))
}

const Calendar = ({ address, isFlooded }: { address: string; isFlooded: boolean }) => (
  <Card label="In your own calendar">
    <details>
      <summary>In your own calendar</summary>
      <p>Subscribe to this address in your calendar app. It shows your times under a neutral name, and no clients. Keep it to yourself.</p>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{address}</a>
      </p>
      <p>
        <a href={dashboardPath('calendars')}>Make a new address</a>
      </p>
    </details>
    <p class="actions">
      {isFlooded && <a href={dashboardPath('flood')}>Decline several together</a>}
      <a href={dashboardPath('blocks')}>Blocked clients</a>
    </p>
  </Card>
)
