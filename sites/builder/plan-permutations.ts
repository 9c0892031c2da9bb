import { type Experiment, runsOn } from '../../tenants/contract/experiments.ts'
import { permutationName } from '../../tenants/contract/urls.ts'
import type { Choices } from '../context.ts'
import type { SitePage } from '../plan-pages.ts'

export interface Permutation {
  /** '' is control. */
  name: string
  choices: Choices
}

/** Running experiments of a page, in the order that names its permutations. */
export const experimentsOn = (page: SitePage['kind'], experiments: readonly Experiment[]): Experiment[] =>
  experiments.filter((experiment) => runsOn(experiment, page))

/** Every combination of the variants of a page's running experiments. Control, the plain page, comes first. */
export function planPermutations(page: SitePage['kind'], experiments: readonly Experiment[]): Permutation[] {
  const combinations = experimentsOn(page, experiments).reduce<{ experiment: string; variant: string }[][]>(
    (before, { id, variants }) =>
      before.flatMap((choices) => variants.map((variant: { id: string }) => [...choices, { experiment: id, variant: variant.id }])),
    [[]],
  )
  return combinations
    .map((choices) => ({
      name: permutationName(choices),
      choices: Object.fromEntries(choices.map(({ experiment, variant }) => [experiment, variant])),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
