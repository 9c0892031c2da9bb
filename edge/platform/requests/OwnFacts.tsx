import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import type { Children } from '../app/markup.ts'
import { depositNote, priceWords } from '../html/client-costs.ts'
import { type ClientLanguage, clientLanguage, formatWhen, serviceWords } from '../html/client-when.ts'
import { whereWords } from '../html/where-words.ts'
import { OwnClock } from './OwnClock.tsx'
import type { OwnRequest } from './own-request-page.tsx'

/** Everything that was asked for, and by whom. `isItYou`: the button on this page that says so; without one nothing is said of what is hidden. */
export function OwnFacts({ request, isItYou }: { request: OwnRequest; isItYou: string | undefined }) {
  const { city, client, startsAt, endsAt, reference } = request
  const language = clientLanguage(request.spoken)
  const { facts } = language.words
  const rows: [string, Children][] = [
    [facts.what, serviceWords(request, language)],
    [facts.when, [formatWhen(request, language), <OwnClock startsAt={startsAt} endsAt={endsAt} language={language} />]],
    [facts.where, whereWords({ city: String(city), isVisit: request.isVisit }, language)],
    [facts.address, client?.address ? String(client.address) : client?.missing && facts.addressLater],
    [facts.price, priceWords(request, language)],
    [facts.deposit, depositWords(request, language)],
    [facts.name, client && String(client.name)],
    // As it is: the link to this page was mailed there.
    [facts.email, client?.email.raw],
    [facts.phone, client?.phone && String(client.phone)],
    [facts.message, client?.message && <span class="written">{String(client.message)}</span>],
    [facts.reference, reference],
  ]
  return (
    <Card label={facts.title}>
      <table>
        {rows.map(
          ([name, told]) =>
            told && (
              <tr>
                <th scope="row">{name}</th>
                <td>{told}</td>
              </tr>
            ),
        )}
      </table>
      {isItYou !== undefined && <p class="muted">{fill(facts.hidden, { button: isItYou })}</p>}
    </Card>
  )
}

/** As the form says it before sending, with her own sentence; nothing once it came, or once there is nothing left to confirm. */
const depositWords = ({ status, deposit }: OwnRequest, language: ClientLanguage): string | undefined =>
  deposit && (status === 'pending' || status === 'confirmed') ? depositNote(deposit, language) : undefined
