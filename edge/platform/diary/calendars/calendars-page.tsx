import { type BusyCalendar, selectBusyCalendars } from '../../../../db/queries/busy-calendars.ts'
import { makeCalendarFeed } from '../../../../db/queries/calendar-feed.ts'
import { selectShell } from '../../../../db/queries/shell.ts'
import { BUSY_CALENDAR_MINUTES, BUSY_CALENDARS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { calendarPath, dashboardPath } from '../../../../tenants/contract/urls.ts'
import { appPage } from '../../app/frame.tsx'
import { Head } from '../../app/Head.tsx'
import { Notice } from '../../app/Notice.tsx'
import { calendarName } from '../../html/calendar-name.ts'
import { signCalendar } from '../../keys/calendar-link.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { AddCalendar } from './AddCalendar.tsx'
import { readingWords, stateWords, unreadWords } from './calendar-words.ts'

export interface CalendarsPageOptions {
  tenantId: string
  now: Date
  said?: string | undefined
  /** What she pasted and why it was not taken. */
  refused?: { typed: string; error: string }
}

/** Both ways between this diary and her own calendars: what they have of hers, and what they may show of it. */
export async function showCalendars(env: PlatformEnv, { tenantId, now, said, refused }: CalendarsPageOptions): Promise<Response> {
  const [shell, calendars, feedId] = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) =>
    Promise.all([selectShell(tx, tenantId), selectBusyCalendars(tx, tenantId), makeCalendarFeed(tx, tenantId)]),
  )
  const feed = env.PLATFORM_URL + calendarPath(await signCalendar(env.LINK_SECRET, { tenantId, feedId }))
  return appPage({
    shell,
    here: 'diary',
    title: 'Calendars',
    back: { href: dashboardPath('diary'), label: 'Diary' },
    isNarrow: true,
    ...(refused ? { status: 422 } : {}),
    children: (
      <>
        <Said said={said} />
        <Head title="Your calendars in this diary" />
        <p>
          When you’re busy in your own calendar, nobody can book you here. Only the times are read, every {BUSY_CALENDAR_MINUTES} minutes:
          titles, places and people aren’t kept.
        </p>
        {calendars.length > 0 && (
          <ul class="list card">
            {calendars.map((calendar) => (
              <Calendar calendar={calendar} now={now} />
            ))}
          </ul>
        )}
        {calendars.length < BUSY_CALENDARS_MAX ? (
          <AddCalendar {...(refused ?? { typed: '', error: undefined })} />
        ) : (
          <p class="muted">You have {BUSY_CALENDARS_MAX} calendars here, which is as many as can be read.</p>
        )}
        <Feed address={feed} />
      </>
    ),
  })
}

const SAID = new Map([
  ['added', 'Added. Its busy times are in your diary.'],
  ['read', 'Read.'],
  ['removed', 'Removed. Its times are free again.'],
  ['address', 'Made. The old address no longer works: add the new one to your calendar.'],
])

const Said = ({ said = '' }: { said?: string | undefined }) => (SAID.has(said) ? <Notice>{SAID.get(said)}</Notice> : null)

function Calendar({ calendar, now }: { calendar: BusyCalendar; now: Date }) {
  const { calendarId, host, problem } = calendar
  const name = calendarName(host)
  const unread = unreadWords(calendar.unread)
  return (
    <li>
      <strong class="strong">{name}</strong>
      {name !== host && <span class="sub block">{host}</span>}
      <span class="sub block">{stateWords(calendar, now)}</span>
      {problem !== null && <span class="warning">{readingWords(problem, host)} What was read before still counts.</span>}
      {unread && <span class="warning">{unread}</span>}
      <form method="post" class="actions">
        <input type="hidden" name="calendar" value={calendarId} />
        <button type="submit" class="quiet small" name="do" value="read" aria-label={`Read again: ${name}`}>
          Read again
        </button>
        <button type="submit" class="quiet small" name="do" value="remove" aria-label={`Remove: ${name}`}>
          Remove
        </button>
      </form>
    </li>
  )
}

const Feed = ({ address }: { address: string }) => (
  <>
    <Head title="This diary in your calendar" />
    <div class="card">
      <p>Your phone’s calendar can follow this diary. It shows times and cities under a neutral name, and no client.</p>
      <p class="actions">
        <a class="button quiet" href={address.replace(/^https?:/, 'webcal:')}>
          Add to your calendar
        </a>
      </p>
      <details>
        <summary>Or copy the address</summary>
        <p>
          <code>{address}</code>
        </p>
        <p class="sub">Keep it to yourself. If somebody else has it, make a new one: this one then stops working.</p>
        <form method="post">
          <button type="submit" class="quiet" name="do" value="feed">
            Make a new address
          </button>
        </form>
      </details>
    </div>
  </>
)
