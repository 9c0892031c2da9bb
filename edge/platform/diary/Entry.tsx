import type { DiaryRow } from '../../../db/queries/diary.ts'
import type { OwnTime } from '../../../db/queries/time-blocks.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { tellTime, tellTimes } from '../html/format-when.ts'
import type { Client } from '../keys/open-request.ts'
import { repeatWords } from './block-words.ts'
import type { DiaryDay, DiaryEntry, KeptDay } from './plan-days.ts'

/** A row with the name behind it; undefined: no longer kept. */
export interface KnownRow extends DiaryRow {
  client: Client | undefined
  /** What she must know of it, e.g. that she is in another city that day. */
  warnings: readonly string[]
  /** Its own page, which leads back to the days that are shown. */
  page: string
}

/** A time that she keeps for herself. */
export interface OwnRow extends OwnTime {
  kind: 'own'
  /** Its start by the clock it was blocked in, by which a block knows it. */
  at: string
}

export type ShownDay = DiaryDay<KnownRow, OwnRow>

type Kind = 'confirmed' | 'waiting' | 'asked' | 'offered' | 'completed' | 'no-show'
const WORDS: Record<Kind, string> = {
  confirmed: '',
  waiting: 'waiting for you',
  asked: 'asked for, not held',
  offered: 'offered, held for the client',
  completed: 'completed',
  'no-show': 'no-show',
}

export function kindOf({ kind, status, isHeld }: DiaryRow): Kind {
  if (kind === 'offer') return 'offered'
  if (status === 'pending') return isHeld ? 'waiting' : 'asked'
  if (status === 'no_show') return 'no-show'
  return status === 'completed' ? 'completed' : 'confirmed'
}

/** What takes time on a day: by the clock of its place, which is always named. */
export const Entry = ({ entry: { row, part }, locale }: { entry: DiaryEntry<KnownRow | OwnRow>; locale: string }) =>
  row.kind === 'own' ? <OwnEntry row={row} part={part} locale={locale} /> : <BookingEntry row={row} part={part} locale={locale} />

function BookingEntry({ row, part, locale }: DiaryEntry<KnownRow> & { locale: string }) {
  const { times, clock } = tellTimes({ ...row, part }, { locale })
  const kind = kindOf(row)
  const hasBuffer =
    (kind === 'confirmed' || kind === 'waiting') && row.freeAt?.isAfter(row.endsAt) === true && (part === 'whole' || part === 'ends')
  return (
    <li class={`entry ${kind}`}>
      <a href={row.page}>
        <strong>{times}</strong>
        <span class="sub">{clock}</span>
        <span>
          {row.client ? row.client.name.asWritten() : 'Client'}, {row.service}
        </span>
        {row.warnings.map((words) => (
          <span class="warning">{words}</span>
        ))}
        {WORDS[kind] !== '' && <span class="tag">{WORDS[kind]}</span>}
      </a>
      {hasBuffer && row.freeAt && <p class="buffer">Free again at {tellTime(row.freeAt, { locale })}</p>}
    </li>
  )
}

function OwnEntry({ row, part, locale }: DiaryEntry<OwnRow> & { locale: string }) {
  const { times, clock } = tellTimes({ ...row, part }, { locale })
  const repeats = repeatWords(row.rule)
  return (
    <li class="entry own">
      <a href={ownAddress(row)}>
        <strong>{times}</strong>
        <span class="sub">{clock}</span>
        <span>{ownWords(row)}</span>
        {repeats && <span class="tag">{repeats}</span>}
      </a>
    </li>
  )
}

/** A day that is hers from midnight to midnight: of several days the band is one shape. */
export const KeptBand = ({ kept: { row, isFirst, isLast }, locale }: { kept: KeptDay<OwnRow>; locale: string }) => (
  <a class={`kept${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`} href={ownAddress(row)}>
    <strong>{row.calendar === null ? 'Blocked all day' : `Busy all day, ${row.calendar}`}</strong>
    <span class="sub">{[tellTimes({ ...row, part: 'goes on' }, { locale }).clock, repeatWords(row.rule)].filter(Boolean).join(', ')}</span>
  </a>
)

/** What a calendar of hers has is changed there, not here. */
const ownAddress = ({ blockId, at }: OwnRow): string => dashboardPath(blockId === null ? 'calendars' : `diary/block/${blockId}?at=${at}`)

export const ownWords = ({ calendar }: OwnRow): string => (calendar === null ? 'Blocked' : `Busy, ${calendar}`)
