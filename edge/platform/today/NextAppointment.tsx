import type { ListRow } from '../../../db/queries/request-list.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { ChipLinks } from '../app/Buttons.tsx'
import { Card, Eyebrow } from '../app/Card.tsx'
import { directionsHref, messageHref } from '../html/contact-links.ts'
import { explainMissing } from '../html/explain-missing.ts'
import { formatDeadline, tellAtHome, tellStart } from '../html/format-when.ts'
import { byHerClock } from '../html/her-clock.ts'
import { priceWords } from '../html/price-words.ts'
import { elsewhereWords, lengthWords, reconfirmWords, unconfirmedWords } from '../html/request-warnings.ts'
import { herWhere } from '../html/where-words.ts'
import type { Client } from '../keys/open-request.ts'
import { requestAddress } from '../requests/came-from.ts'
import { daysAhead } from './greeting.ts'
import type { Today } from './read-today.ts'

interface NextProps {
  row: ListRow
  client: Client | undefined
  tenant: Today['tenant']
  rules: Today['rules']
  now: Date
}

/** Her next appointment, by the clock of its place, with what she does about it on her phone. */
export function NextAppointment({ row, client, tenant, rules, now }: NextProps) {
  const { when, clock } = tellStart(row.startsAt, { locale: tenant.locale, now })
  const home = tellAtHome(row.startsAt, tenant, tenant)
  return (
    <Card kind="hero" label="Next appointment">
      <Eyebrow>Next appointment · {daysAhead(row, now)}</Eyebrow>
      <p class="moment">
        <a href={requestAddress(row.reference, { from: dashboardPath() })}>{when}</a>
      </p>
      <p class="muted">{[clock, home].filter(Boolean).join(' · ')}</p>
      <p class="who">
        <b>{client ? client.name.asWritten() : explainMissing(row)}</b> · {String(row.service)}, {lengthWords(row)} ·{' '}
        {priceWords(row, tenant)}
      </p>
      {row.isMoving && (
        <p class="warning">
          You asked to move it. The client can choose another time until {formatDeadline(byHerClock(row.answerBy, rules), tenant)}.
        </p>
      )}
      {[...elsewhereWords(row, rules, now), ...unconfirmedWords(row)].map((words) => (
        <p class="warning">{words}</p>
      ))}
      {row.reconfirmation && (
        <p class={row.reconfirmation === 'asked' ? 'warning' : 'muted'}>{reconfirmWords(row)[0] ?? 'The client has reconfirmed'}</p>
      )}
      <p>{[herWhere(row, client), client?.address?.asWritten()].filter(Boolean).join(': ')}</p>
      <Deeds row={row} client={client} />
    </Card>
  )
}

function Deeds({ row, client }: Pick<NextProps, 'row' | 'client'>) {
  const links = [
    { label: 'Directions', href: client?.address ? directionsHref({ address: client.address, city: row.city }) : undefined },
    { label: 'Message', href: client ? messageHref(client) : undefined },
    {
      label: 'Reschedule',
      href: row.isEntry
        ? dashboardPath(`diary/entry/${row.reference}`)
        : requestAddress(row.reference, { do: 'times', from: dashboardPath() }),
    },
  ]
  return <ChipLinks links={links} />
}
