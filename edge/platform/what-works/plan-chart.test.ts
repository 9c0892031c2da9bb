import { expect, it } from 'vitest'
import { addDays } from '../../http/add-days.ts'
import { planChart } from './plan-chart.ts'

const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ day: addDays(from, at), visits: 2, visitors: 2, requests: at % 7 === 0 ? 1 : 0 }))

it.each([
  [7, 'day', 7],
  [31, 'day', 31],
  [90, 'week', 14],
  [217, 'week', 32],
  [365, 'month', 13],
  [760, 'month', 26],
])('shows %i days by the %s, in %i columns', (count, unit, columns) => {
  const chart = planChart(days('2025-01-08', count), 'en-AU')
  expect([chart.unit, chart.columns.length]).toEqual([unit, columns])
  // Nothing is left out, and nothing is there twice.
  expect(chart.columns.reduce((sum, { visitors }) => sum + visitors, 0)).toBe(2 * count)
  expect(chart.columns.reduce((sum, { requests }) => sum + requests, 0)).toBe(Math.ceil(count / 7))
})

it('calls columns and ticks by their days', () => {
  const chart = planChart(days('2026-11-02', 28), 'en-AU')
  expect(chart.columns[0]).toEqual({ words: 'Mon 2\u00a0Nov', visitors: 2, requests: 1 })
  expect([chart.axis, chart.most]).toEqual([['2\u00a0Nov', '15\u00a0Nov', '29\u00a0Nov'], { visitors: 2, requests: 1 }])
  expect(planChart(days('2026-09-02', 84), 'en-AU').columns[1]?.words).toBe('Week of 7\u00a0Sept')
  expect(planChart(days('2026-11-02', 1), 'en-AU').axis).toEqual(['2\u00a0Nov'])
  expect(planChart([], 'en-AU')).toEqual({ unit: 'day', columns: [], most: { visitors: 0, requests: 0 }, axis: [] })
})
