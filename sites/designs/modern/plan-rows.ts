// The rows of a gallery, in reading order, from edge to edge. Pure. A row of a wide screen holds whole rows of a phone, so that one order of elements
// serves both.

/** Width / height of the rows: the larger, the lower they are. Two that alternate on a wide screen, since equal rows tire. */
const WIDE_TARGETS = [3.1, 4.4] as const
const PHONE_TARGETS = [1.6] as const
const LOW_TARGETS = [2.6] as const
/** A photo at least this wide opens the gallery alone, if others follow. */
const OPENING_RATIO = 1.4

/** Photos by their width / height -> rows of a wide screen, each of rows of a phone, each of places in the order. */
export function planRows(ratios: readonly number[]): number[][][] {
  const opens = ratios.length > 2 && (ratios[0] ?? 0) >= OPENING_RATIO ? 1 : 0
  const rows = [...(opens ? [[0]] : []), ...breakRows(ratios.slice(opens), WIDE_TARGETS).map((row) => row.map((index) => index + opens))]
  return rows.map((row, index) => {
    // The one that opens the gallery is the largest on a phone's first screen too: alone in its row there.
    const opener = index === 0 ? row.slice(0, 1) : []
    // Below one that stands alone on a wide screen too, which is wide and so low on a phone, the next are lower still.
    const targets = index === 1 && opens === 1 ? LOW_TARGETS : PHONE_TARGETS
    const rest = row.slice(opener.length)
    const parts = breakRows(
      rest.map((at) => ratios[at] ?? 1),
      targets,
    ).map((part) => part.map((at) => rest[at] ?? 0))
    return opener.length > 0 ? [opener, ...parts] : parts
  })
}

interface Plan {
  cost: number
  rows: number[][]
}

/** The breaks with the least distance from the targets, which take turns. */
function breakRows(ratios: readonly number[], targets: readonly number[]): number[][] {
  const known = new Map<string, Plan>()
  const best = (from: number, turn: number): Plan => {
    if (from === ratios.length) return { cost: 0, rows: [] }
    const key = `${from} ${turn}`
    const plan = known.get(key) ?? cheapest(from, turn)
    known.set(key, plan)
    return plan
  }
  const cheapest = (from: number, turn: number): Plan => {
    const target = targets[turn] ?? 1
    const plans: Plan[] = []
    let sum = 0
    for (let to = from; to < ratios.length && (to === from || sum < target * 2); to++) {
      sum += ratios[to] ?? 1
      const rest = best(to + 1, (turn + 1) % targets.length)
      plans.push({ cost: Math.log(sum / target) ** 2 + rest.cost, rows: [range(from, to), ...rest.rows] })
    }
    return plans.reduce((a, b) => (b.cost < a.cost ? b : a))
  }
  return best(0, 0).rows
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
