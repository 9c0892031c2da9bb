import { type Beta, betaMean, betaSd } from './beta.ts'

// Quadrature over rates. Posteriors of very different widths meet in one integrand, so [0, 1] is cut around each of them.

/** Distances from a mean at which to cut, in standard deviations. Beyond the last one less than 1e-17 of a Beta is left. */
const CUTS = [0, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40]
const ORDER = 24
const { nodes, weights } = gaussLegendre(ORDER)

/** Points of [0, 1] between which nothing changes faster than a polynomial follows, for integrands made of these distributions. */
export function cutsAround(distributions: readonly Beta[], { from = 0, to = 1 } = {}): number[] {
  const points = distributions.flatMap((distribution) => {
    const [mean, sd] = [betaMean(distribution), betaSd(distribution)]
    return CUTS.flatMap((cut) => [mean - cut * sd, mean + cut * sd])
  })
  return [...new Set([from, ...points.filter((point) => point > from && point < to), to])].sort((a, b) => a - b)
}

/** Integral by Gauss-Legendre quadrature on each part. */
export function integrate(f: (x: number) => number, cuts: readonly number[]): number {
  let sum = 0
  for (let part = 1; part < cuts.length; part++) {
    const [from = 0, to = 0] = [cuts[part - 1], cuts[part]]
    const half = (to - from) / 2
    const middle = (from + to) / 2
    for (let node = 0; node < ORDER; node++) sum += half * (weights[node] ?? 0) * f(middle + half * (nodes[node] ?? 0))
  }
  return sum
}

/**
 * Nodes and weights on [-1, 1]: roots of the Legendre polynomial by Newton's method.
 * Source: Press et al., Numerical Recipes, 3rd ed., section 4.6.1.
 */
function gaussLegendre(order: number): { nodes: number[]; weights: number[] } {
  const found = Array.from({ length: order }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (order + 0.5))
    let slope = 0
    for (let step = 0; step < 20; step++) {
      let [value, before] = [1, 0]
      for (let degree = 1; degree <= order; degree++)
        [value, before] = [((2 * degree - 1) * x * value - (degree - 1) * before) / degree, value]
      slope = (order * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    return { x, weight: 2 / ((1 - x * x) * slope * slope) }
  })
  return { nodes: found.map(({ x }) => x), weights: found.map(({ weight }) => weight) }
}
