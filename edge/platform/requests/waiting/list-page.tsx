import { BOOKING_EMAIL_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import { bookingFormPath, languagePath, waitingListPath } from '../../../../tenants/contract/urls.ts'
import { fill } from '../../../../tenants/contract/words/words.ts'
import { Card } from '../../app/Card.tsx'
import { InputField } from '../../app/Field.tsx'
import type { Children } from '../../app/markup.ts'
import { messagePage } from '../../app/message-page.tsx'
import { formatDays } from '../../html/client-when.ts'
import { tellCity } from '../../html/tell-city.ts'
import { BackHome } from '../BackHome.tsx'
import { type Joined, type ListedLeg, legNamed, type SpokenFacts } from './join-list.ts'

// Where a visitor asks to be told when a leg can be booked, on the companion's own host, in her own voice and the language of the page it was asked from.
// Rendered by the platform: it knows the tour as it is now, and a site's script stays small.

/** `typed`: what the field had, where it has to be put right. */
export function renderList(
  facts: SpokenFacts,
  { city, joined, typed = '' }: { city: string; joined?: Joined | undefined; typed?: string },
): Promise<Response> {
  const { waiting, elsewhere } = facts.words
  const leg = legNamed(facts.legs, city)
  if (!leg) return page(facts, { heading: waiting.where, status: city === '' ? 200 : 404, children: <Legs facts={facts} /> })
  if (joined?.outcome === 'asked') return page(facts, { heading: elsewhere.checkEmail, children: <Asked facts={facts} leg={leg} /> })
  const status = joined === undefined ? 200 : joined.outcome === 'too_often' ? 429 : 422
  return page(facts, {
    heading: tellCity(leg.city, facts),
    eyebrow: formatDays(leg, facts),
    status,
    children: <AskForm facts={facts} leg={leg} joined={joined} typed={typed} />,
  })
}

const page = (
  { locale, words }: SpokenFacts,
  options: { heading: string; eyebrow?: string; status?: number; children: Children },
): Promise<Response> => messagePage({ host: 'tenant', title: words.waiting.list, lang: locale, ...options })

interface AskFormProps {
  facts: SpokenFacts
  leg: ListedLeg
  joined: Joined | undefined
  typed: string
}

function AskForm({ facts: { words, locale, prefix }, leg: { city }, joined, typed }: AskFormProps) {
  const { waiting, form, elsewhere } = words
  const told = { city: tellCity(city, { locale }) }
  const error = joined?.outcome === 'invalid' ? joined.error : joined?.outcome === 'too_often' ? elsewhere.tooOften : undefined
  return (
    <>
      <Card label={waiting.list}>
        <form method="post" action={waitingListPath()} novalidate>
          <p>{fill(waiting.pageLead, told)}</p>
          <input type="hidden" name="city" value={city} />
          <input type="hidden" name="lang" value={locale} />
          <InputField
            id="email"
            type="email"
            label={form.email}
            autocomplete="email"
            required
            maxlength={BOOKING_EMAIL_LENGTH_MAX}
            value={typed}
            error={error}
          />
          <p class="muted">{waiting.consent}</p>
          <div class="actions">
            <button type="submit">{waiting.send}</button>
          </div>
        </form>
      </Card>
      <p>
        <a href={languagePath(prefix, bookingFormPath({ city }))}>{fill(waiting.seeFree, told)}</a>
      </p>
    </>
  )
}

/** The same for everybody: whether an address is on the list is nobody's to find out. */
const Asked = ({ facts, leg: { city } }: { facts: SpokenFacts; leg: ListedLeg }) => (
  <>
    <Card label={facts.words.waiting.list}>
      <p>{fill(facts.words.waiting.asked, { city: tellCity(city, facts) })}</p>
    </Card>
    <BackHome facts={facts} />
  </>
)

const Legs = ({ facts }: { facts: SpokenFacts }) => (
  <>
    {facts.legs.length === 0 && <p>{facts.words.waiting.noTravel}</p>}
    <ul class="places">
      {facts.legs.map((leg) => (
        <li>
          <a href={waitingListPath({ city: leg.city, lang: facts.locale })}>
            {fill(facts.words.descriptions.leg, { city: tellCity(leg.city, facts), days: formatDays(leg, facts) })}
          </a>
        </li>
      ))}
    </ul>
    <BackHome facts={facts} />
  </>
)
