import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { tellTime } from '../html/format-when.ts'
import { type KnownRow, kindOf } from './Entry.tsx'
import type { DiaryDay } from './plan-days.ts'
import { spanAddress } from './read-span.ts'
import { bandClass } from './Week.tsx'

/** Whole weeks as a table; a day leads to its week, where everything about it stands. */
export function Month({ days, month, locale }: { days: readonly DiaryDay<KnownRow>[]; month: string; locale: string }) {
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, at) => days.slice(at * 7, at * 7 + 7))
  return (
    <table class="month">
      <thead>
        <tr>
          {weeks[0]?.map(({ day }) => (
            <th scope="col">
              <abbr title={formatLocal(day, locale, { weekday: 'long' })}>{formatLocal(day, locale, { weekday: 'short' })}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <Cell day={day} isOfMonth={day.day.startsWith(month)} locale={locale} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  day: { day, isToday, legs, entries },
  isOfMonth,
  locale,
}: {
  day: DiaryDay<KnownRow>
  isOfMonth: boolean
  locale: string
}) {
  const says = formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const count = entries.length === 0 ? '' : `, ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`
  const words = [isToday ? 'today' : '', isOfMonth ? '' : 'other'].filter((word) => word !== '').join(' ')
  return (
    <td class={words === '' ? undefined : words}>
      <a href={`${spanAddress('week', day)}#day-${day}`} aria-label={says + count} aria-current={isToday ? 'date' : undefined}>
        {Number(day.slice(8))}
      </a>
      {legs.map(({ city, isFirst, isLast }) => (
        <p class={bandClass(isFirst, isLast)}>
          <span>{city}</span>
        </p>
      ))}
      {entries.length > 0 && (
        <ul>
          {entries.map(({ row, part }) => (
            <li class={row.warnings.length > 0 ? `${kindOf(row)} warned` : kindOf(row)}>
              <span>
                {part === 'whole' || part === 'begins' ? `${tellTime(row.startsAt, { locale })} ${row.city}, ` : ''}
                {[row.client ? String(row.client.name) : row.service, ...row.warnings].join('. ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}
