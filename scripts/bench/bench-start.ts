import { rm } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { copyCheckout } from '../test-support/copy-checkout.ts'
import { copyFresh } from '../test-support/copy-fresh.ts'
import { type MeasuredStart, measureStart, type Spent } from './measure-start.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const ROUNDS = 3

/** What a developer waits for: after `npm ci`, and on every other day. `against`: another checkout, whose starts are measured in turns with ours. */
export async function benchStart(quick: boolean, against?: string): Promise<string> {
  const checkouts = [{ name: 'this one', root: ROOT }, ...(against === undefined ? [] : [{ name: 'against', root: path.resolve(against) }])]
  const starts = new Map<string, { first: MeasuredStart[]; next: MeasuredStart[] }>(
    checkouts.map(({ name }) => [name, { first: [], next: [] }]),
  )
  const rounds = quick ? 1 : ROUNDS
  const tell = showProgress('start')
  tell(0, rounds * checkouts.length)
  for (let round = 0; round < rounds; round++) {
    for (const [index, { name, root }] of checkouts.entries()) {
      const copy = quick ? await copyCheckout() : await copyFresh(root)
      try {
        if (!quick) starts.get(name)?.first.push(await measureStart(copy, { isFirst: true }))
        starts.get(name)?.next.push(await measureStart(copy, { isFirst: false }))
      } finally {
        await rm(copy, { recursive: true, force: true })
      }
      tell(round * checkouts.length + index + 1, rounds * checkouts.length, name)
    }
  }
  return `${cpus().length} cores; node scripts/commands/serve.ts, to which npm adds some 0.3 s. Medians, with the least and the most; CPU of node, esbuild and workerd. Targets: a page after npm ci within 15 s, its photos within 6 s, "Ready." with nothing to build within 4 s.

${formatTable([...starts].flatMap(([name, { first, next }]) => rowsOf(name, first, next)))}`
}

function rowsOf(checkout: string, first: readonly MeasuredStart[], next: readonly MeasuredStart[]): Record<string, string>[] {
  const rows: [string, readonly Spent[]][] = [
    ['after npm ci, until a page', first.map(({ page }) => page)],
    ['from there, her gallery with six photos', first.map(({ gallery }) => gallery)],
    ['after npm ci, until every photo is encoded', first.map(({ all }) => all)],
    ['nothing to build, until a page', next.map(({ page }) => page)],
    ['nothing to build, until "Ready."', next.map(({ ready }) => ready)],
  ]
  return rows
    .filter(([, spent]) => spent.length > 0)
    .map(([what, spent]) => ({
      what,
      checkout,
      'wall, s': spread(spent.map(({ wall }) => wall)),
      'CPU, s': spread(spent.map(({ cpu }) => cpu)),
    }))
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => (sorted[index] ?? 0).toFixed(1)
  const median = at(Math.floor(sorted.length / 2))
  return sorted.length === 1 ? median : `${median} (${at(0)} to ${at(sorted.length - 1)})`
}
