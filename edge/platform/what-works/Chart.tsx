import type { DayCount } from '../../../db/queries/dashboard.ts'
import { percent } from '../app/Bars.tsx'
import { plural } from '../reports/report-sentences.ts'
import { type ChartColumn, planChart, shortDay } from './plan-chart.ts'

/**
 * Visitors above, requests below, each on its own scale. A column is the label of a radio button: a tap, a pointer or the arrow keys show its day in
 * words, without a script. All letters are text of the page, so that no drawing makes them smaller.
 */
export function Chart({ days, locale }: { days: readonly DayCount[]; locale: string }) {
  const { unit, columns, most, axis } = planChart(days, locale)
  return (
    <>
      <fieldset class="chart">
        <legend class="hidden">Visitors and requests per {unit}</legend>
        <p class="scale" aria-hidden="true">
          {scaleWords('Visitors', most.visitors, unit)}
        </p>
        <p class="scale requests" aria-hidden="true">
          {scaleWords('Requests', most.requests, unit)}
        </p>
        <div class="columns-of">
          {columns.map((column, at) => (
            <Column column={column} most={most} isLast={at === columns.length - 1} />
          ))}
        </div>
      </fieldset>
      <div class="axis" aria-hidden="true">
        {axis.map((words) => (
          <span>{words}</span>
        ))}
      </div>
      <EveryDay days={days} locale={locale} />
    </>
  )
}

const scaleWords = (noun: string, most: number, unit: string): string =>
  most === 0 ? `No ${noun.toLowerCase()}` : `${noun} (busiest ${unit} ${most})`

interface ColumnProps {
  column: ChartColumn
  most: { visitors: number; requests: number }
  isLast: boolean
}

function Column({ column: { words, visitors, requests }, most, isLast }: ColumnProps) {
  const told = `${plural(visitors, 'visitor')}, ${plural(requests, 'request')}`
  return (
    <label>
      <input type="radio" name="shown" checked={isLast} aria-label={`${words}: ${told}`} />
      <span class="says">
        <b>{words}</b> {told}
      </span>
      <Bar share={visitors / Math.max(1, most.visitors)} />
      <Bar share={requests / Math.max(1, most.requests)} />
    </label>
  )
}

const Bar = ({ share }: { share: number }) => (
  <svg aria-hidden="true">
    <rect y={percent(100 - share * 100)} width="100%" height={percent(share * 100)} rx="2" />
  </svg>
)

const EveryDay = ({ days, locale }: { days: readonly DayCount[]; locale: string }) => (
  <details>
    <summary>Every day as a table</summary>
    <section class="scroll" aria-label="Every day" tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" class="number">
              Visitors
            </th>
            <th scope="col" class="number">
              Visits
            </th>
            <th scope="col" class="number">
              Requests
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, visitors, visits, requests }) => (
            <tr>
              <th scope="row">{shortDay(day, locale)}</th>
              <td class="number">{visitors}</td>
              <td class="number">{visits}</td>
              <td class="number">{requests}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)
