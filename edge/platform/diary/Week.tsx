import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { Entry, type KnownRow } from './Entry.tsx'
import type { DiaryDay } from './plan-days.ts'

/** Seven days: below each other on a phone, side by side on a wide screen. */
export const Week = ({ days, locale }: { days: readonly DiaryDay<KnownRow>[]; locale: string }) => (
  <ol class="week">
    {days.map((day) => (
      <Day day={day} locale={locale} />
    ))}
  </ol>
)

const Day = ({ day: { day, isToday, isPast, legs, clocks, entries }, locale }: { day: DiaryDay<KnownRow>; locale: string }) => (
  <li id={`day-${day}`} class={isToday ? 'today' : isPast ? 'past' : undefined}>
    <h2>
      <span>{formatLocal(day, locale, { weekday: 'short' })}</span> {formatLocal(day, locale, { day: 'numeric', month: 'short' })}
      {isToday && <span class="tag">today</span>}
    </h2>
    {legs.map(({ city, isFirst, isLast }) => (
      <p class={bandClass(isFirst, isLast)}>{city}</p>
    ))}
    {clocks.length > 0 && <p class="sub">{clocks.map((city) => `${city} time`).join(', then ')}</p>}
    {entries.length === 0 ? (
      <p class="nothing">Nothing</p>
    ) : (
      <ul class="entries">
        {entries.map((entry) => (
          <Entry entry={entry} locale={locale} />
        ))}
      </ul>
    )}
  </li>
)

/** A band of several days is one shape: round only where it begins and ends. */
export const bandClass = (isFirst: boolean, isLast: boolean): string => `band${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`
