import { PRESETS, type View, viewAddress } from './read-view.ts'

const COMPARISONS = [
  ['previous', 'the days before'],
  ['year', 'the year before'],
  ['none', 'nothing'],
] as const

/** Usual periods as one row of links; any other, and what to compare with, behind one of them. Small: the figures come first. */
export const Picker = ({ view }: { view: View }) => (
  <nav class="picker" aria-label="Period">
    <ul>
      {PRESETS.map((days) => (
        <li>
          <a href={viewAddress(view, { days })} aria-current={view.days === days ? 'true' : undefined}>
            {days === 365 ? '1 year' : `${days} days`}
          </a>
        </li>
      ))}
    </ul>
    <details>
      <summary>Other dates</summary>
      <form method="get" class="card">
        <div class="inline">
          <div class="field">
            <label for="from">From</label>
            <input id="from" name="from" type="date" value={view.period.from} />
          </div>
          <div class="field">
            <label for="to">To</label>
            <input id="to" name="to" type="date" value={view.period.to} />
          </div>
          <div class="field">
            <label for="compare">Compare with</label>
            <select id="compare" name="compare">
              {COMPARISONS.map(([value, words]) => (
                <option value={value} selected={view.compare === value}>
                  {words}
                </option>
              ))}
            </select>
          </div>
          {view.filter && <input type="hidden" name="by" value={view.filter.by} />}
          {view.filter && <input type="hidden" name="is" value={view.filter.value} />}
          <button type="submit" class="quiet">
            Show
          </button>
        </div>
      </form>
    </details>
  </nav>
)
