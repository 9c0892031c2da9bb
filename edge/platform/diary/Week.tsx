import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Entry, KeptBand, type ShownDay } from './Entry.tsx'
import { blockQuery } from './read-block-form.ts'

/** Seven days: below each other on a phone, side by side on a wide screen. */
export function Week({ days, locale }: { days: readonly ShownDay[]; locale: string }) {
  const isFolded = days.some(({ isPast }) => isPast) && days.some(({ isPast }) => !isPast)
  // A week that is over, or lies ahead, begins with its own first day.
  return (
    <>
      {isFolded && (
        <>
          <input type="checkbox" id="past-days" class="hidden" />
          <label for="past-days" class="button quiet folds">
            Earlier this week
          </label>
        </>
      )}
      <ol class="week">
        {days.map((day) => (
          <Day day={day} locale={locale} />
        ))}
      </ol>
    </>
  )
}

const Day = ({ day: { day, isToday, isPast, legs, clocks, kept, entries }, locale }: { day: ShownDay; locale: string }) => (
  <li id={`day-${day}`} class={isToday ? 'today' : isPast ? 'past' : undefined}>
    <div class="day-head">
      <h2>
        <span>{formatLocal(day, locale, { weekday: 'short' })}</span> {formatLocal(day, locale, { day: 'numeric', month: 'short' })}
        {isToday && <span class="tag">today</span>}
      </h2>
      {!isPast && <BlockLink day={day} locale={locale} />}
    </div>
    {legs.map(({ city, isFirst, isLast }) => (
      <p class={bandClass(isFirst, isLast)}>{city}</p>
    ))}
    {clocks.length > 0 && <p class="sub">{clocks.map((city) => `${city} time`).join(', then ')}</p>}
    {kept.map((each) => (
      <KeptBand kept={each} locale={locale} />
    ))}
    {entries.length + kept.length === 0 ? (
      <p class="nothing">Nothing</p>
    ) : (
      entries.length > 0 && (
        <ul class="entries">
          {entries.map((entry) => (
            <Entry entry={entry} locale={locale} />
          ))}
        </ul>
      )
    )}
  </li>
)

/** To the form for a time of her own on that day. */
export const BlockLink = ({ day, locale }: { day: string; locale: string }) => (
  <a
    class="block-link"
    href={dashboardPath('diary/block') + blockQuery({ day })}
    aria-label={`Block time on ${formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}`}
  >
    Block time
  </a>
)

/** A band of several days is one shape: round only where it begins and ends. */
export const bandClass = (isFirst: boolean, isLast: boolean): string => `band${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`
