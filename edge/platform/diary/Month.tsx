import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { tellTime } from '../html/format-when.ts'
import { repeatWords } from './block-words.ts'
import { type KnownRow, kindOf, type OwnRow, ownWords, type ShownDay } from './Entry.tsx'
import { MonthLegend } from './MonthLegend.tsx'
import type { DiaryEntry } from './plan-days.ts'
import { spanAddress } from './read-span.ts'
import { BlockLink, bandClass } from './Week.tsx'

/** Whole weeks as a table; a day leads to its week, where everything about it stands. */
export function Month({ days, month, locale }: { days: readonly ShownDay[]; month: string; locale: string }) {
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, at) => days.slice(at * 7, at * 7 + 7))
  return (
    <>
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
      <MonthLegend days={days} />
    </>
  )
}

function Cell({
  day: { day, isToday, isPast, legs, kept, entries },
  isOfMonth,
  locale,
}: {
  day: ShownDay
  isOfMonth: boolean
  locale: string
}) {
  const says = formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const things = entries.length + kept.length
  const count = things === 0 ? '' : `, ${things} ${things === 1 ? 'entry' : 'entries'}`
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
      {kept.map(({ row, isFirst, isLast }) => (
        <p class={`${bandClass(isFirst, isLast)} own`}>
          <span>{[ownWords(row), repeatWords(row.rule)].filter(Boolean).join(', ')}</span>
        </p>
      ))}
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <Dot entry={entry} locale={locale} />
          ))}
        </ul>
      )}
      {!isPast && <BlockLink day={day} locale={locale} />}
    </td>
  )
}

function Dot({ entry: { row, part }, locale }: { entry: DiaryEntry<KnownRow | OwnRow>; locale: string }) {
  const begins = part === 'whole' || part === 'begins'
  if (row.kind === 'own')
    return (
      <li class="own">
        <span>
          {begins ? `${tellTime(row.startsAt, { locale })} ${row.startsAt.place}, ` : `until ${tellTime(row.endsAt, { locale })}, `}
          {ownWords(row)}
        </span>
      </li>
    )
  return (
    <li class={row.warnings.length > 0 ? `${kindOf(row)} warned` : kindOf(row)}>
      <span>
        {begins ? `${tellTime(row.startsAt, { locale })} ${row.city}, ` : ''}
        {[row.client ? String(row.client.name) : row.service, ...row.warnings].join('. ')}
      </span>
    </li>
  )
}
