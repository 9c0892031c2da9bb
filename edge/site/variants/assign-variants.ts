import type { ManifestExperiment } from '../../../tenants/contract/manifest.ts'
import { type Assignment, OUTSIDE } from './variant-cookie.ts'

/** Uniform in [0, 1). */
export type Random = () => number

export const cryptoRandom: Random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

/** Keeps what the visitor has and draws what is missing: first whether she takes part, then the arm by weight. Tests are independent. */
export function assignVariants(
  experiments: readonly ManifestExperiment[],
  known: readonly Assignment[],
  draws: (experiment: string) => Random,
): Assignment[] {
  return experiments.map(
    (experiment) => known.find((assignment) => assignment.experiment === experiment.id) ?? draw(experiment, draws(drawName(experiment))),
  )
}

/** A new version of a test is a new draw. */
export const drawName = ({ id, version }: Pick<ManifestExperiment, 'id' | 'version'>): string => `${id}.${version}`

function draw({ id, version, traffic, variants }: ManifestExperiment, random: Random): Assignment {
  const variant = random() < traffic ? drawByWeight(variants, random) : OUTSIDE
  return { experiment: id, version, variant, exposed: false, converted: false, goals: [] }
}

function drawByWeight(variants: ManifestExperiment['variants'], random: Random): string {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  let left = random() * total
  for (const { id, weight } of variants) {
    left -= weight
    if (left < 0) return id
  }
  return OUTSIDE
}
