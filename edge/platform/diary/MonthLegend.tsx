import { kindOf, type ShownDay } from './Entry.tsx'

const MARKS = {
  confirmed: 'confirmed',
  waiting: 'waiting for an answer',
  asked: 'asked for, not held',
  completed: 'past',
  warned: 'something to check',
  own: 'blocked or busy',
  band: 'on tour',
} as const
/** A band has no width of its own. */
const WIDE = '\u00a0'.repeat(4)
type Mark = keyof typeof MARKS

/** What the marks of a month mean: of those alone that are in it. */
export function MonthLegend({ days }: { days: readonly ShownDay[] }) {
  const found = new Set(days.flatMap(marksOf))
  const shown = (Object.keys(MARKS) as Mark[]).filter((mark) => found.has(mark))
  return shown.length === 0 ? null : (
    <div class="month legend states sub">
      {shown.map((mark) => (
        <div>
          {mark === 'band' ? (
            <b class="band">{WIDE}</b>
          ) : (
            <ul aria-hidden="true">
              <li class={mark} />
            </ul>
          )}
          <span>{MARKS[mark]}</span>
        </div>
      ))}
    </div>
  )
}

const marksOf = ({ legs, kept, entries }: ShownDay): Mark[] => [
  ...(legs.length > 0 ? (['band'] as const) : []),
  ...(kept.length > 0 ? (['own'] as const) : []),
  ...entries.flatMap(({ row }): Mark[] => {
    if (row.kind === 'own') return ['own']
    const kind = kindOf(row)
    const mark = kind === 'offered' ? 'waiting' : kind === 'no-show' ? 'completed' : kind
    return row.warnings.length > 0 ? [mark, 'warned'] : [mark]
  }),
]
