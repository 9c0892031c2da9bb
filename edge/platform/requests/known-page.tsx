import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import { messagePage } from '../app/message-page.tsx'
import { clientLanguage, formatDeadline, formatWhen, serviceWords, tellStart } from '../html/client-when.ts'
import { whereWords } from '../html/where-words.ts'
import { type Known, readKnown } from '../mail/keep-known.ts'

/** Undefined where nothing is known of it. */
export async function renderKnown(env: PlatformEnv, place: { tenantId: string; reference: string }): Promise<Response | undefined> {
  const known = await readKnown(env, place)
  return known && knownPage(place.reference, known)
}

/** Pure but for rendering. */
export function knownPage(reference: string, known: Known): Promise<Response> {
  const { timeZone, city, spoken, contactEmail } = known
  const [at, startsAt, endsAt] = [known.at, known.startsAt, known.endsAt].map((each) => new Moment(each, { timeZone, place: city })) as [
    Moment,
    Moment,
    Moment,
  ]
  const language = clientLanguage(spoken)
  const { own, away, facts } = language.words
  const { when, clock } = tellStart(startsAt, { since: at.at, language })
  const rows = [
    [facts.what, serviceWords({ startsAt, endsAt, spoken }, language)],
    [facts.when, formatWhen({ startsAt, endsAt }, language)],
    [facts.where, whereWords({ city: String(new StrangersText(city)), isVisit: known.isVisit }, language)],
    [facts.price, known.price],
    [facts.deposit, known.deposit],
    [facts.reference, reference],
  ].filter(([, told]) => told !== undefined)
  return messagePage({
    host: 'tenant',
    title: known.isAppointment ? own.appointment : own.request,
    heading: when,
    eyebrow: `${clock} · ${reference}`,
    lang: language.locale,
    children: (
      <>
        <Card label={known.isAppointment ? own.appointment : own.request}>
          <p>{known.sentence}</p>
          <p class="muted">{fill(away.asOf, { time: formatDeadline(at, language) })}</p>
        </Card>
        <Card label={facts.title}>
          <table>
            {rows.map(([name, told]) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{told}</td>
              </tr>
            ))}
          </table>
        </Card>
        <p>
          {away.fixed} <a href={`mailto:${contactEmail}?subject=${encodeURIComponent(reference)}`}>{contactEmail}</a>
        </p>
        <p data-to-site>
          <a href={languagePath(spoken.prefix, pagePath('home'))}>{own.back}</a>
        </p>
      </>
    ),
  })
}
