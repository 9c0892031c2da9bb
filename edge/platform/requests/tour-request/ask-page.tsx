import { bookingFormPath, languagePath, tourRequestPath } from '../../../../tenants/contract/urls.ts'
import { fill } from '../../../../tenants/contract/words/words.ts'
import { Card } from '../../app/Card.tsx'
import { InputField } from '../../app/Field.tsx'
import type { Children } from '../../app/markup.ts'
import { messagePage } from '../../app/message-page.tsx'
import { type Clock, countryName } from '../../diary/tour/find-time-zone.ts'
import { formatDays } from '../../html/client-when.ts'
import { tellCity } from '../../html/tell-city.ts'
import { BackHome } from '../BackHome.tsx'
import type { ListedLeg } from '../waiting/join-list.ts'
import { AskForm } from './AskForm.tsx'
import type { AskFacts, AskOutcome } from './ask-to-come.ts'
import { ToFix } from './ToFix.tsx'

// "Would you come to Perth?": on the companion's own host, in her own voice and the language of the page it was asked from. Rendered by the platform: it
// knows her tour as it is now, and a site's script stays small.

/** What the page has to say, and with which status. */
interface Said {
  heading: string
  status?: number
  children: Children
}

export function renderAsk(facts: AskFacts, answer?: AskOutcome): Promise<Response> {
  return messagePage({ host: 'tenant', title: facts.words.elsewhere.title, lang: facts.locale, ...say(facts, answer) })
}

function say(facts: AskFacts, answer: AskOutcome | undefined): Said {
  const { place, city, isSent, words } = facts
  const { elsewhere } = words
  if (city === '' && place.kind !== 'closed')
    return {
      heading: elsewhere.title,
      status: facts.isCityMissing ? 422 : 200,
      children: <CityForm facts={facts} error={facts.isCityMissing ? elsewhere.cityMissing : undefined} />,
    }
  switch (place.kind) {
    case 'here':
      return { heading: tellCity(place.city, facts), children: <Here facts={facts} city={place.city} /> }
    case 'closed':
      return {
        heading: tellCity(place.city, facts) || elsewhere.title,
        status: city === '' ? 200 : 404,
        children: <Closed facts={facts} />,
      }
    case 'unknown':
      return {
        heading: elsewhere.title,
        status: 404,
        children: <CityForm facts={facts} clocks={place.clocks} error={place.clocks.length === 0 ? elsewhere.unknown : undefined} />,
      }
    case 'asked':
      if (isSent) return { heading: elsewhere.checkEmail, children: <Asked facts={facts} /> }
      return {
        heading: fill(elsewhere.question, { city: tellCity(place.city, facts) }),
        status: answer === undefined ? 200 : answer.outcome === 'too_often' ? 429 : 422,
        children: <AskForm facts={facts} place={place} answer={answer} />,
      }
  }
}

/** `America/New_York` -> `New York`: by which cities of one name in one country are told apart. */
const zoneCity = (timeZone: string): string => (timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ')

interface CityFormProps {
  facts: AskFacts
  /** Of cities of the name that was given. */
  clocks?: readonly Clock[]
  error?: string | undefined
}

const CityForm = ({ facts, clocks = [], error }: CityFormProps) => {
  const { words, city, locale } = facts
  const { elsewhere } = words
  return (
    <>
      <Card label={elsewhere.title}>
        <p>{clocks.length > 0 ? elsewhere.which : elsewhere.lead}</p>
        {clocks.length > 0 && (
          <ul class="places">
            {clocks.map(({ timeZone, city: name, country }) => (
              <li>
                <a href={`${tourRequestPath({ city: name, lang: locale })}&zone=${encodeURIComponent(timeZone)}`}>
                  {tellCity(`${name}, ${countryName(country)}`, facts)}
                  {clocks.filter((each) => each.country === country).length > 1 && ` (${zoneCity(timeZone)})`}
                </a>
              </li>
            ))}
          </ul>
        )}
        <form method="get" action={tourRequestPath()} novalidate>
          <ToFix problems={error === undefined ? {} : { city: error }} words={words} />
          <input type="hidden" name="lang" value={locale} />
          <InputField id="city" label={elsewhere.city} value={city} required autocomplete="address-level2" error={error} />
          <div class="actions">
            <button type="submit">{elsewhere.next}</button>
          </div>
        </form>
      </Card>
      <BackHome facts={facts} />
    </>
  )
}

const Here = ({ facts, city }: { facts: AskFacts; city: string }) => (
  <>
    <p>{facts.words.elsewhere.here}</p>
    <Places facts={facts} legs={facts.legs.filter((leg) => leg.city === city)} hasHome={city === facts.rules.city} />
  </>
)

/** Where she is, and when: the other cities are no use to ask for. */
const Closed = ({ facts }: { facts: AskFacts }) => (
  <>
    <p>{facts.words.elsewhere.closed}</p>
    <Places facts={facts} legs={facts.legs} hasHome />
    <BackHome facts={facts} />
  </>
)

const Places = ({
  facts: { words, rules, locale, prefix },
  legs,
  hasHome,
}: {
  facts: AskFacts
  legs: readonly ListedLeg[]
  hasHome: boolean
}) => (
  <ul class="places">
    {hasHome && (
      <li>
        <a href={languagePath(prefix, bookingFormPath({ city: rules.city }))}>
          {fill(words.elsewhere.atHome, { city: tellCity(rules.city, { locale }) })}
        </a>
      </li>
    )}
    {legs.map((leg) => (
      <li>
        <a href={languagePath(prefix, bookingFormPath({ city: leg.city }))}>
          {fill(words.descriptions.leg, { city: tellCity(leg.city, { locale }), days: formatDays(leg, { locale, words }) })}
        </a>
      </li>
    ))}
  </ul>
)

/** The same for everybody: whether an address has asked before is nobody's to find out. */
const Asked = ({ facts }: { facts: AskFacts }) => (
  <>
    <Card label={facts.words.elsewhere.title}>
      <p>{facts.words.elsewhere.asked}</p>
    </Card>
    <BackHome facts={facts} />
  </>
)
