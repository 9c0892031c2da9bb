import { asksForCity, type CityRow, type LegRow, type WaitingRow } from '../../../../db/queries/waiting-list.ts'
import { bookingFormPath, pagePath } from '../../../../tenants/contract/urls.ts'
import { Card } from '../../app/Card.tsx'
import type { Children } from '../../app/markup.ts'
import { messagePage } from '../../app/message-page.tsx'
import { formatDays } from '../../reports/report-week.ts'

// The page behind the mails of a waiting list. Opening it does nothing, because programs that look for viruses open links: a button does.

/** Undefined: there is no such entry, or no more. */
export function renderOwnPlace({ waiter, locale }: { waiter: WaitingRow | undefined; locale: string }): Promise<Response> {
  if (!waiter) return page({ heading: 'You’re not on the list', locale, children: <Gone /> })
  if (asksForCity(waiter)) return page({ heading: waiter.city, locale, children: <Wish waiter={waiter} /> })
  const { city, legFrom, legTo } = waiter
  return page({ heading: city, eyebrow: formatDays({ from: legFrom, to: legTo }, locale), locale, children: <Place waiter={waiter} /> })
}

const page = ({ locale, ...options }: { heading: string; eyebrow?: string; locale: string; children: Children }): Promise<Response> =>
  messagePage({ host: 'tenant', title: 'Waiting list', lang: locale, ...options })

const Gone = () => (
  <>
    <Card label="Waiting list">
      <p>I’ve kept nothing, and I won’t write to you about it.</p>
    </Card>
    <Back />
  </>
)

/** Of somebody who asks her to come. */
function Wish({ waiter: { city, confirmedAt, toldAt, serviceId: service, hours } }: { waiter: CityRow }) {
  if (confirmedAt === null)
    return (
      <>
        <Card label="Would you come?">
          <p>Did you ask whether I’d come to {city}? Say yes, and I’ll see what you wrote and write to you once if I’m coming.</p>
          <form method="post" action="?do=yes" class="actions">
            <button type="submit">Yes, it’s me</button>
          </form>
        </Card>
        <Stop words="No, forget it" />
      </>
    )
  return (
    <>
      <Card label="Would you come?">
        {toldAt === null ? (
          <p>Thank you, I’ve got it. If I come to {city}, I’ll write to you once with the dates.</p>
        ) : (
          <p>
            I’ve written to you.{' '}
            <a data-to-site href={bookingFormPath({ service, hours, city })}>
              See what is free in {city}
            </a>
          </p>
        )}
      </Card>
      <Stop words="Forget what I wrote" />
      <Back />
    </>
  )
}

function Place({ waiter: { city, confirmedAt, toldAt } }: { waiter: LegRow }) {
  if (confirmedAt === null)
    return (
      <>
        <Card label="Waiting list">
          <p>Shall I write to you once, when I take bookings for {city} or when a time there comes free?</p>
          <form method="post" action="?do=yes" class="actions">
            <button type="submit">Yes, tell me</button>
          </form>
        </Card>
        <Stop words="No, forget my address" />
      </>
    )
  return (
    <>
      <Card label="Waiting list">
        {toldAt === null ? (
          <p>You’re on the list. I’ll write to you once, when a time in {city} comes free.</p>
        ) : (
          <p>
            I’ve written to you.{' '}
            <a data-to-site href={bookingFormPath({ city })}>
              See what is free in {city}
            </a>
          </p>
        )}
      </Card>
      <Stop words={toldAt === null ? 'Stop, and forget my address' : 'Forget my address now'} />
      <Back />
    </>
  )
}

const Stop = ({ words }: { words: string }) => (
  <form method="post" action="?do=stop" class="actions">
    <button type="submit" class="quiet">
      {words}
    </button>
  </form>
)

const Back = () => (
  <p data-to-site>
    <a href={pagePath('home')}>Back to the site</a>
  </p>
)
