import type { DiaryRow } from '../../../db/queries/diary.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { tellTime, tellTimes } from '../html/format-when.ts'
import type { Client } from '../keys/open-request.ts'
import type { DiaryEntry } from './plan-days.ts'

/** A row with the name behind it; undefined: no longer kept. */
export interface KnownRow extends DiaryRow {
  client: Client | undefined
  /** What she must know of it, e.g. that she is in another city that day. */
  warnings: readonly string[]
}

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
export function Entry({ entry: { row, part }, locale }: { entry: DiaryEntry<KnownRow>; locale: string }) {
  const { times, clock } = tellTimes({ ...row, part }, { locale })
  const kind = kindOf(row)
  const hasBuffer =
    (kind === 'confirmed' || kind === 'waiting') && row.freeAt?.isAfter(row.endsAt) === true && (part === 'whole' || part === 'ends')
  return (
    <li class={`entry ${kind}`}>
      <a href={dashboardPath(`requests/${row.reference}`)}>
        <strong>{times}</strong>
        <span class="sub">{clock}</span>
        <span>
          {row.client ? String(row.client.name) : 'Client'}, {row.service}
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
