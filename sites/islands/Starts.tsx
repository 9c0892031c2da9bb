/** @jsxImportSource preact */
import { formatLocal } from '../../tenants/contract/format-local.ts'
import { formatClock } from '../../tenants/contract/format-span.ts'
import { groupStarts } from '../../tenants/contract/start-groups.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { ownZone, seasonAt, spanElsewhere, spanOf } from './clocks.ts'
import type { Draft } from './draft.ts'
import { type BookingFormProps, placeFor, tellCity } from './form-props.ts'

interface StartsProps {
  form: BookingFormProps
  draft: Draft
  day: string
  /** `19:00` */
  starts: readonly string[]
  onChoose: (startsAt: string) => void
}

/** The starts of a day by parts of it, with the visitor's own clock below each where that shows another time. */
export function Starts({ form, draft, day, starts, onChoose }: StartsProps) {
  const { form: words, time: times } = form.words
  const { timeZone } = placeFor(form.places, { city: draft.city, day })
  const clocks = { hours: draft.hours, timeZone, form, own: ownZone() }
  const own = new Map(starts.map((time) => [time, ownTime(`${day}T${time}`, clocks)]))
  return (
    <div className="calendar-starts" role="radiogroup" aria-label={words.start}>
      {starts.some((time) => own.get(time) !== undefined) && (
        <p className="muted">{fill(words.ownClock, { zone: fill(times.zone, { city: tellCity(form, draft.city) }) })}</p>
      )}
      {groupStarts(starts).map((group) => (
        <fieldset key={group.part} className="calendar-part">
          <legend>{words[group.part]}</legend>
          <div className="calendar-times">
            {group.starts.map((time) => (
              <label key={time}>
                <input
                  type="radio"
                  name="time"
                  value={`${day}T${time}`}
                  checked={draft.startsAt === `${day}T${time}`}
                  onChange={() => onChoose(`${day}T${time}`)}
                />
                <span>
                  {formatClock(`${day}T${time}`, form.locale)}
                  {own.get(time) && <small>{own.get(time)}</small>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

/** Makes what writes clock times before a finger asks for them: on a slow phone that takes longer than to show them. */
export function prepareStarts(form: BookingFormProps, { city, hours }: Pick<Draft, 'city' | 'hours'>): void {
  const { timeZone } = placeFor(form.places, { city, day: '' })
  ownTime('2026-01-01T00:00', { hours, timeZone, form, own: ownZone() })
  formatClock('2026-01-01T00:00', form.locale)
}

interface Clocks {
  hours: number
  timeZone: string
  form: Pick<BookingFormProps, 'locale' | 'words'>
  /** The visitor's zone. */
  own: string
}

/** By the visitor's clock `8 am`; on another day `Sat 8 am`; in a night in which it changes `1:30 am (Greenwich Mean Time)`. As OwnClock.tsx has it. */
export function ownTime(startsAt: string, { hours, timeZone, form: { locale, words }, own: zone }: Clocks): string | undefined {
  const span = spanOf(startsAt, { hours, timeZone })
  const own = span && spanElsewhere(span, zone)
  if (!own) return undefined
  const isSameDay = own.from.slice(0, 10) === startsAt.slice(0, 10)
  const clock = formatClock(own.from, locale)
  const time = isSameDay ? clock : `${formatLocal(own.from, locale, { weekday: 'short' })} ${clock}`
  const season = seasonAt(own.start, zone, locale)
  return season ? fill(words.time.season, { clock: time, season }) : time
}
