import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { changeWords } from '../words/change-words.ts'
import type { Telling } from '../words/value-words.ts'

/** Shorter ones stand in one line. */
const SHORT = 32

/** A change with what it said and what it says. */
export function Change({ change, telling }: { change: SiteChange; telling: Telling }) {
  const { label, before, after } = changeWords(change, telling)
  // What was not there before, or is not there now, is said as such.
  const isShort = [before, after].every((lines) => lines.length === 1 && (lines[0] ?? '').length <= SHORT)
  return (
    <>
      <strong>{label}</strong>
      {isShort ? (
        <span class="block">
          <span class="muted">{before[0]}</span>
          <span aria-hidden="true"> → </span>
          <span class="hidden"> is now </span>
          {after[0]}
        </span>
      ) : (
        <dl class="change">
          {before.length > 0 && <Lines label="Before" lines={before} isGone />}
          {after.length > 0 && <Lines label={before.length === 0 ? 'New' : 'Now'} lines={after} />}
          {after.length === 0 && <Lines label="Now" lines={['Removed']} />}
        </dl>
      )}
    </>
  )
}

const Lines = ({ label, lines, isGone = false }: { label: string; lines: readonly string[]; isGone?: boolean }) => (
  <div>
    <dt>{label}</dt>
    {lines.map((line) => (
      <dd class={isGone ? 'gone-line' : undefined}>{line}</dd>
    ))}
  </div>
)
