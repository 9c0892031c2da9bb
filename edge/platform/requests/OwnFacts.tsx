import { Card } from '../app/Card.tsx'
import type { Children } from '../app/markup.ts'
import { formatWhen, lengthWords } from '../html/client-when.ts'
import { formatCents } from '../html/format-when.ts'
import { OwnClock } from './OwnClock.tsx'
import type { OwnRequest } from './own-request-page.tsx'

/** Everything that was asked for, and by whom. */
export function OwnFacts({ request }: { request: OwnRequest }) {
  const { service, city, priceCents, client, startsAt, endsAt, locale, reference } = request
  const rows: [string, Children][] = [
    ['What', `${service}, ${lengthWords(request)}`],
    ['When', [formatWhen(request, request), <OwnClock startsAt={startsAt} endsAt={endsAt} locale={locale} />]],
    ['Where', String(city)],
    ['Address', client?.address && String(client.address)],
    ['Price', priceCents === null ? 'on request' : formatCents(priceCents, request)],
    ['Deposit', depositWords(request)],
    ['Name', client && String(client.name)],
    // As it is: the link to this page was mailed there.
    ['Email', client?.email.raw],
    ['Phone', client?.phone && String(client.phone)],
    ['Message', client?.message && <span class="written">{String(client.message)}</span>],
    ['Reference', reference],
  ]
  return (
    <Card label="Details">
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
      {request.emailCheck === 'asked' && <p class="muted">What you wrote is shown here once you’ve confirmed that it was you.</p>}
    </Card>
  )
}

/** As the form says it before sending, with her own sentence; nothing once it came, or once there is nothing left to confirm. */
const depositWords = ({ status, deposit }: OwnRequest): string | null =>
  deposit && (status === 'pending' || status === 'confirmed') ? `${deposit.words}. ${deposit.note}` : null
