import { selectBookingRules } from '../../../../db/queries/booking-rules.ts'
import { selectShell } from '../../../../db/queries/shell.ts'
import { selectTourRequests } from '../../../../db/queries/tour-requests.ts'
import type { CityRow } from '../../../../db/queries/waiting-list.ts'
import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import { formatDuration } from '../../../../tenants/contract/format-duration.ts'
import { TOUR_REQUESTS_SHOWN_MAX } from '../../../../tenants/contract/limits.ts'
import { askedCitiesPath, citySlug, dashboardPath } from '../../../../tenants/contract/urls.ts'
import { enAU } from '../../../../tenants/contract/words/en-au.ts'
import { localDay } from '../../../http/local-day.ts'
import { nextLegs } from '../../../http/next-legs.ts'
import { appPage } from '../../app/frame.tsx'
import { Head } from '../../app/Head.tsx'
import { Notice } from '../../app/Notice.tsx'
import { daysWords } from '../../diary/rules/hours-words.ts'
import type { Telling } from '../../diary/rules/rule-words.ts'
import { addLegPath } from '../../diary/tour/leg-path.ts'
import { mailtoLink } from '../../html/contact-links.ts'
import type { Client } from '../../keys/open-request.ts'
import { openWaiters } from '../../keys/seal-waiter.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { AnswerAsked } from '../AnswerAsked.tsx'
import { ToldAsked } from '../ToldAsked.tsx'

interface Shown {
  tenantId: string
  /** How many have just been written to. */
  told: number | undefined
  /** Somebody has just been blocked. */
  isBlocked: boolean
  now: Date
}

/** Who asks her to come where, with what they wrote; once she has dates there, one tap tells them all. */
export async function showAskedCities(env: PlatformEnv, { tenantId, told, isBlocked, now }: Shown): Promise<Response> {
  const [shell, rules, rows] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectShell(tx, tenantId),
      selectBookingRules(tx, tenantId),
      selectTourRequests(tx, tenantId, { limit: TOUR_REQUESTS_SHOWN_MAX }),
    ]),
  )
  const clients = await openWaiters(env, tenantId, rows)
  const asked = rows.map((row, index) => ({ row, client: clients[index] }))
  const cities = [...Map.groupBy(asked, ({ row }) => row.city)].toSorted(([, a], [, b]) => b.length - a.length)
  const legs = nextLegs(rules?.tour ?? [], now)
  const home = rules?.city ?? ''
  const telling = { locale: shell.locale, thisYear: localDay(now, rules?.timeZone ?? 'UTC').day.slice(0, 4), home }
  return appPage({
    shell,
    here: 'requests',
    title: 'Cities asking for you',
    back: { href: dashboardPath('requests'), label: 'Requests' },
    isNarrow: true,
    children: (
      <>
        {told !== undefined && <ToldAsked told={told} />}
        {isBlocked && (
          <Notice>
            Blocked. They aren’t told. You can undo it under <a href={dashboardPath('blocks')}>Blocked clients</a>.
          </Notice>
        )}
        <p>
          People in cities where you don’t go. No time is held for any of them, and each gets one email, when you add dates and tell them.
        </p>
        {cities.length === 0 && <p class="muted">Nobody has asked.</p>}
        {cities.map(([city, people]) => (
          <City city={city} people={people} leg={legs.find((leg) => leg.city === city)} telling={telling} />
        ))}
      </>
    ),
  })
}

interface Asked {
  row: CityRow
  client: Client | undefined
}

const City = ({ city, people, leg, telling }: { city: string; people: readonly Asked[]; leg: Leg | undefined; telling: Telling }) => (
  <section aria-labelledby={citySlug(city)}>
    <Head id={citySlug(city)} title={city} />
    <ul class="list card">
      {people.map((each) => (
        <Person {...each} />
      ))}
    </ul>
    {leg ? (
      <AnswerAsked city={city} people={people.length} days={daysWords(leg, telling)} back={askedCitiesPath()} />
    ) : (
      <p class="actions">
        <a class="button" href={addLegPath(city)}>
          Add {city} to your tour
        </a>
      </p>
    )}
  </section>
)

/** Rough dates stand above what else was written (read-ask-form.ts). */
const Person = ({ row, client }: Asked) => (
  <li>
    <strong>{client ? String(client.name) : 'Somebody whose details can’t be opened'}</strong>
    <span class="sub block">
      {row.serviceName}, {formatDuration(row.hours, enAU)}
    </span>
    {client?.message && <blockquote>{String(client.message)}</blockquote>}
    {client && <p class="sub">{mailtoLink(client.email) ?? String(client.email)}</p>}
    <details>
      <summary aria-label={`Block ${client ? String(client.name) : 'this person'}`}>Block</summary>
      <form method="post" action={askedCitiesPath()}>
        <p>They leave this list and get no answer, and requests from their address are set aside. They aren’t told.</p>
        <button type="submit" class="quiet" name="block" value={row.reference}>
          Block client
        </button>
      </form>
    </details>
  </li>
)
