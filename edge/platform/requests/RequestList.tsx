import type { ListRow, RequestGroup } from '../../../db/queries/request-list.ts'
import type { WaitingRow } from '../../../db/queries/waiting-for-her.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { REQUESTS_PER_PAGE, SEARCHED_REQUESTS_MAX } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Head } from '../app/Head.tsx'
import type { Client } from '../keys/open-request.ts'
import { plural } from '../reports/report-sentences.ts'
import { RequestLine } from './RequestCard.tsx'
import { isSearchable } from './search-requests.ts'
import { WaitingCard } from './WaitingCard.tsx'

interface WithClient<R> {
  row: R
  client: Client | undefined
}

/** Rows of one group, or of a search, with the names behind them. */
export type Listed =
  | { group: 'waiting'; rows: WithClient<WaitingRow>[] }
  | { group: Exclude<RequestGroup, 'waiting'> | undefined; rows: WithClient<ListRow>[] }

const TITLES: Record<RequestGroup, string> = {
  waiting: 'Waiting for you',
  offered: 'Waiting for the client',
  coming: 'Coming up',
  past: 'Closed',
  blocked: 'Set aside',
}

const EMPTY: Record<RequestGroup, string> = {
  waiting: 'Nothing is waiting for you.',
  offered: 'No other times are on offer.',
  coming: 'No appointments are coming up.',
  past: 'Nothing is closed yet.',
  blocked: 'Nothing is set aside.',
}

const listPath = (show: RequestGroup | undefined, page = 1): string =>
  dashboardPath('requests') + (show === undefined ? '' : `?show=${show}${page > 1 ? `&page=${page}` : ''}`)

/** The list itself, as it is narrowed. */
export const listAddress = ({ show, asked, page }: { show: RequestGroup | undefined; asked: string; page: number }): string =>
  asked === '' ? listPath(show, page) : `${dashboardPath('requests')}?q=${encodeURIComponent(asked)}`

interface ListProps {
  listed: readonly Listed[]
  /** What waits for her has appointments that a client asks to move in it, which are coming up as well. */
  counts: Record<RequestGroup, number>
  show: RequestGroup | undefined
  asked: string
  page: number
  rules: BookingRules | undefined
  isDepositTold: boolean
  money: { locale: string; currency: string }
  now: Date
}

export function RequestList(props: ListProps) {
  const { listed, counts, show, asked, page } = props
  if (asked !== '') return <Found {...props} />
  return (
    <>
      <Groups counts={counts} show={show} />
      {listed.map((each) =>
        // What has nothing to say is left out, but for what she looks for first.
        each.group === undefined || (show === undefined && each.rows.length === 0 && each.group !== 'waiting') ? null : (
          <section aria-labelledby={each.group}>
            <Head
              id={each.group}
              title={TITLES[each.group]}
              {...(show === undefined && counts[each.group] > each.rows.length ? { link: allOf(each.group, counts[each.group]) } : {})}
            />
            {each.rows.length === 0 ? <p class="muted">{EMPTY[each.group]}</p> : <Rows {...props} of={each} />}
          </section>
        ),
      )}
      {show !== undefined && <Pager show={show} page={page} count={counts[show]} />}
    </>
  )
}

const allOf = (group: RequestGroup, count: number) => ({
  href: listPath(group),
  label: `All ${count}`,
  says: `All ${count}: ${TITLES[group]}`,
})

function Rows({ of, rules, isDepositTold, money, now, ...narrowed }: ListProps & { of: Listed }) {
  const here = listAddress(narrowed)
  if (of.group === 'waiting')
    return (
      <>
        {of.rows.map((each, at) => (
          <WaitingCard {...each} rules={rules} isDepositTold={isDepositTold} money={money} now={now} here={here} isOpen={at === 0} />
        ))}
      </>
    )
  return (
    <ul class="list card">
      {of.rows.map((each) => (
        <RequestLine {...each} rules={rules} money={money} now={now} here={here} />
      ))}
    </ul>
  )
}

function Found(props: ListProps) {
  const { listed, asked } = props
  const found = listed[0]
  const rows = found?.rows ?? []
  return (
    <section aria-labelledby="found">
      <Head
        id="found"
        title={rows.length === 0 ? 'Nothing found' : plural(rows.length, 'result')}
        link={{ href: listPath(undefined), label: 'Show all' }}
      />
      {found && rows.length > 0 && <Rows {...props} of={found} />}
      <p class="muted">
        {isSearchable(asked) ? `Looked for “${asked}” in` : `“${asked}” has no letter or digit to look for. A search looks in`} every
        reference, city, and whole email address, and in the names and phone numbers of your newest {SEARCHED_REQUESTS_MAX} requests.
        Messages and your notes are encrypted, so they can’t be searched.
      </p>
    </section>
  )
}

/** All groups with how many are in each. */
const Groups = ({ counts, show }: Pick<ListProps, 'counts' | 'show'>) => (
  <nav aria-label="Requests by state" class="pills">
    {(['waiting', 'offered', 'coming', 'past', 'blocked'] as const)
      .filter((group) => group === show || counts[group] > 0)
      .map((group) => (
        <a href={group === show ? listPath(undefined) : listPath(group)} aria-current={group === show ? 'page' : undefined}>
          {TITLES[group]} <b>{counts[group]}</b>
        </a>
      ))}
  </nav>
)

function Pager({ show, page, count }: { show: RequestGroup; page: number; count: number }) {
  const pages = Math.max(1, Math.ceil(count / REQUESTS_PER_PAGE))
  if (pages === 1) return null
  return (
    <nav aria-label="Pages" class="actions">
      {page > 1 && <a href={listPath(show, page - 1)}>Newer</a>}
      <span class="muted">
        Page {Math.min(page, pages)} of {pages}
      </span>
      {page < pages && <a href={listPath(show, page + 1)}>Older</a>}
    </nav>
  )
}

export const Search = ({ asked }: { asked: string }) => (
  <search>
    <form method="get" action={dashboardPath('requests')} class="search">
      <label class="hidden" for="q">
        Name, email, phone, city or reference
      </label>
      <input id="q" name="q" type="search" placeholder="Name, email or phone" value={asked} maxlength={80} autocomplete="off" />
      <button type="submit" class="quiet">
        Find
      </button>
    </form>
  </search>
)
