import { BOOKING_EMAIL_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import { bookingFormPath, pagePath, waitingListPath } from '../../../../tenants/contract/urls.ts'
import { Card } from '../../app/Card.tsx'
import { InputField } from '../../app/Field.tsx'
import type { Children } from '../../app/markup.ts'
import { messagePage } from '../../app/message-page.tsx'
import { formatDays } from '../../reports/report-week.ts'
import { type Joined, type ListedLeg, type ListFacts, legNamed } from './join-list.ts'

// Where a visitor asks to be told when a leg can be booked, on the companion's own host, in her own voice. Rendered by the platform: it knows the tour as
// it is now, and a site's script stays small.

/** `typed`: what the field had, where it has to be put right. */
export function renderList(
  facts: ListFacts,
  { city, joined, typed = '' }: { city: string; joined?: Joined | undefined; typed?: string },
): Promise<Response> {
  const leg = legNamed(facts.legs, city)
  if (!leg)
    return page(facts, { heading: 'Where would you like to meet?', status: city === '' ? 200 : 404, children: <Legs facts={facts} /> })
  if (joined?.outcome === 'asked') return page(facts, { heading: 'Check your email', children: <Asked leg={leg} /> })
  const status = joined === undefined ? 200 : joined.outcome === 'too_often' ? 429 : 422
  return page(facts, {
    heading: leg.city,
    eyebrow: daysOf(leg, facts),
    status,
    children: <AskForm leg={leg} joined={joined} typed={typed} />,
  })
}

const page = (
  { locale }: ListFacts,
  options: { heading: string; eyebrow?: string; status?: number; children: Children },
): Promise<Response> => messagePage({ host: 'tenant', title: 'Waiting list', lang: locale, ...options })

const daysOf = ({ from, to }: ListedLeg, { locale }: ListFacts): string => formatDays({ from, to }, locale)

const TOO_OFTEN = 'That was asked for several times this hour. Please try again later, or send me an email.'

const AskForm = ({ leg: { city }, joined, typed }: { leg: ListedLeg; joined: Joined | undefined; typed: string }) => (
  <>
    <Card label="Waiting list">
      <form method="post" action={waitingListPath()}>
        <p>Leave your email address, and I’ll write to you once: when I take bookings for {city}, or when a time there comes free.</p>
        <input type="hidden" name="city" value={city} />
        <InputField
          id="email"
          type="email"
          label="Email"
          autocomplete="email"
          required
          maxlength={BOOKING_EMAIL_LENGTH_MAX}
          value={typed}
          error={joined?.outcome === 'invalid' ? joined.error : joined?.outcome === 'too_often' ? TOO_OFTEN : undefined}
        />
        <p class="muted">
          By sending this you agree that I keep the address for this one email. It is forgotten when you’ve been told, and at the latest the
          day after I leave.
        </p>
        <div class="actions">
          <button type="submit">Tell me</button>
        </div>
      </form>
    </Card>
    <p>
      <a href={bookingFormPath({ city })}>See what is free in {city}</a>
    </p>
  </>
)

/** The same for everybody: whether an address is on the list is nobody's to find out. */
const Asked = ({ leg: { city } }: { leg: ListedLeg }) => (
  <>
    <Card label="Waiting list">
      <p>
        If you’re not on the list for {city} yet, I’ve just written to you. Please tap “Yes, tell me” in that email; without it I don’t
        write again, and your address is forgotten in two days.
      </p>
    </Card>
    <p>
      <a href={pagePath('home')}>Back to the site</a>
    </p>
  </>
)

const Legs = ({ facts }: { facts: ListFacts }) => (
  <>
    {facts.legs.length === 0 && <p>I’m not planning to travel at the moment.</p>}
    <ul class="places">
      {facts.legs.map((leg) => (
        <li>
          <a href={waitingListPath(leg.city)}>
            {leg.city}, {daysOf(leg, facts)}
          </a>
        </li>
      ))}
    </ul>
    <p>
      <a href={pagePath('home')}>Back to the site</a>
    </p>
  </>
)
