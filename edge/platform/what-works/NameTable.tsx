import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { Meter } from '../app/Meter.tsx'
import { SourceName } from '../html/SourceName.tsx'

/** Rows that stand in sight; the rest is one tap away. */
const ROWS_IN_SIGHT = 6

export interface NameRow {
  /** As it may be printed. */
  name: string
  /** Of a source: it is printed instead. */
  source?: StrangersText | undefined
  /** The page, narrowed to this; undefined: it cannot be. */
  href?: string | undefined
  figures: (string | number)[]
  /** Of the longest row. */
  share: number
}

/** Names with their figures, each row a link that narrows the page to it. */
export function NameTable({ title, heads, rows, empty }: { title: string; heads: string[]; rows: readonly NameRow[]; empty: string }) {
  const rest = rows.slice(ROWS_IN_SIGHT)
  return (
    <section class="card">
      <h2>{title}</h2>
      {rows.length === 0 ? <p class="muted">{empty}</p> : <Rows heads={heads} rows={rows.slice(0, ROWS_IN_SIGHT)} />}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <Rows heads={heads} rows={rest} />
        </details>
      )}
    </section>
  )
}

const Rows = ({ heads, rows }: { heads: string[]; rows: readonly NameRow[] }) => (
  <table class="names">
    <thead>
      <tr>
        {heads.map((head, at) => (
          <th scope="col" class={at === 0 ? undefined : 'number'}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, source, href, figures, share }) => (
        <tr>
          <th scope="row">
            {href === undefined ? <span>{name}</span> : <a href={href}>{source ? <SourceName source={source} /> : name}</a>}
            <Meter share={share} isBare />
          </th>
          {figures.map((figure) => (
            <td class="number">{figure}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
