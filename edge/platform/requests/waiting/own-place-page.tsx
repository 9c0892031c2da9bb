import { asksForCity, type CityRow, type LegRow } from '../../../../db/queries/waiting-list.ts'
import type { SiteLanguage } from '../../../../tenants/contract/site-language.ts'
import { bookingFormPath, languagePath, pagePath } from '../../../../tenants/contract/urls.ts'
import { fill } from '../../../../tenants/contract/words/words.ts'
import { Card } from '../../app/Card.tsx'
import type { Children } from '../../app/markup.ts'
import { messagePage } from '../../app/message-page.tsx'
import { type ClientLanguage, clientLanguage, formatDays, languageAround } from '../../html/client-when.ts'
import { tellCity } from '../../html/tell-city.ts'
import type { OwnWaiting } from './own-place.ts'

// The page behind the mails of a waiting list, in the language in which it was asked. Opening it does nothing, because programs that look for viruses open
// links: a button does.

/** Undefined: there is no such entry, or no more. `lang`: of the page around it then. */
export function renderOwnPlace(kept: OwnWaiting | undefined, lang?: string): Promise<Response> {
  if (!kept) {
    const language = languageAround(lang)
    return page({ heading: language.words.ownPlace.notListed, language, children: <Gone spoken={{ ...language, prefix: '' }} /> })
  }
  const { waiter, spoken } = kept
  const language = clientLanguage(spoken)
  if (asksForCity(waiter))
    return page({ heading: tellCity(waiter.city, language), language, children: <Wish waiter={waiter} spoken={spoken} /> })
  const eyebrow = formatDays({ from: waiter.legFrom, to: waiter.legTo }, language)
  return page({ heading: tellCity(waiter.city, language), eyebrow, language, children: <Place waiter={waiter} spoken={spoken} /> })
}

const page = ({
  language: { locale, words },
  ...options
}: {
  heading: string
  eyebrow?: string
  language: ClientLanguage
  children: Children
}): Promise<Response> => messagePage({ host: 'tenant', title: words.waiting.list, lang: locale, ...options })

function Gone({ spoken }: { spoken: SiteLanguage }) {
  const { waiting, ownPlace } = clientLanguage(spoken).words
  return (
    <>
      <Card label={waiting.list}>
        <p>{ownPlace.gone}</p>
      </Card>
      <Back spoken={spoken} />
    </>
  )
}

/** Of somebody who asks her to come. */
function Wish({ waiter, spoken }: { waiter: CityRow; spoken: SiteLanguage }) {
  const { city, confirmedAt, toldAt, serviceId: service, hours } = waiter
  const { ownPlace, own } = clientLanguage(spoken).words
  const told = { city: tellCity(city, spoken) }
  if (confirmedAt === null)
    return (
      <>
        <Card label={ownPlace.ask}>
          <p>{fill(ownPlace.didYouAsk, told)}</p>
          <Yes label={own.itsMe} />
        </Card>
        <Stop words={ownPlace.forgetIt} />
      </>
    )
  return (
    <>
      <Card label={ownPlace.ask}>
        {toldAt === null ? (
          <p>{fill(ownPlace.got, told)}</p>
        ) : (
          <Written to={bookingFormPath({ service, hours, city })} city={city} spoken={spoken} />
        )}
      </Card>
      <Stop words={ownPlace.forgetWritten} />
      <Back spoken={spoken} />
    </>
  )
}

function Place({ waiter: { city, confirmedAt, toldAt }, spoken }: { waiter: LegRow; spoken: SiteLanguage }) {
  const { ownPlace, waiting } = clientLanguage(spoken).words
  const told = { city: tellCity(city, spoken) }
  if (confirmedAt === null)
    return (
      <>
        <Card label={waiting.list}>
          <p>{fill(ownPlace.shallI, told)}</p>
          <Yes label={ownPlace.tellMe} />
        </Card>
        <Stop words={ownPlace.forgetAddress} />
      </>
    )
  return (
    <>
      <Card label={waiting.list}>
        {toldAt === null ? <p>{fill(ownPlace.listed, told)}</p> : <Written to={bookingFormPath({ city })} city={city} spoken={spoken} />}
      </Card>
      <Stop words={toldAt === null ? ownPlace.stop : ownPlace.forgetNow} />
      <Back spoken={spoken} />
    </>
  )
}

/** She has told them; the form with that city chosen. */
function Written({ to, city, spoken }: { to: string; city: string; spoken: SiteLanguage }) {
  const { ownPlace, waiting } = clientLanguage(spoken).words
  return (
    <p>
      {ownPlace.written}{' '}
      <a data-to-site href={languagePath(spoken.prefix, to)}>
        {fill(waiting.seeFree, { city: tellCity(city, spoken) })}
      </a>
    </p>
  )
}

const Yes = ({ label }: { label: string }) => (
  <form method="post" action="?do=yes" class="actions">
    <button type="submit">{label}</button>
  </form>
)

const Stop = ({ words }: { words: string }) => (
  <form method="post" action="?do=stop" class="actions">
    <button type="submit" class="quiet">
      {words}
    </button>
  </form>
)

const Back = ({ spoken }: { spoken: SiteLanguage }) => (
  <p data-to-site>
    <a href={languagePath(spoken.prefix, pagePath('home'))}>{clientLanguage(spoken).words.own.back}</a>
  </p>
)
