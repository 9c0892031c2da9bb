import type { Manifest, ManifestPage } from '../../../tenants/contract/manifest.ts'
import { permutationName } from '../../../tenants/contract/urls.ts'
import { assignVariants, type Random } from './assign-variants.ts'
import { type Assignment, OUTSIDE } from './variant-cookie.ts'

export interface Pick {
  /** Name of the pre-rendered permutation; '' is control. */
  permutation: string
  /** All assignments after this request. */
  assignments: Assignment[]
  /** Shown for the first time by this request. */
  exposures: Assignment[]
}

/** Which permutation of a page a visitor sees, and what that changes in her cookie. */
export function pickVariant(
  manifest: Manifest,
  page: ManifestPage,
  { known, draws }: { known: readonly Assignment[]; draws: (experiment: string) => Random },
): Pick {
  const experiments = page.experiments.flatMap((id) => manifest.experiments.filter((experiment) => experiment.id === id))
  const assigned = assignVariants(experiments, known, draws)
  const inside = assigned.filter(({ variant }) => variant !== OUTSIDE)
  const exposures = inside.filter(({ exposed }) => !exposed)
  const shown = assigned.map((assignment) => ({ ...assignment, exposed: assignment.variant !== OUTSIDE }))
  const elsewhere = known.filter(({ experiment }) => !page.experiments.includes(experiment))
  return { permutation: permutationName(inside), assignments: [...shown, ...elsewhere], exposures }
}

/** `{"hero-photo.1": "garden"}`: what events and bookings carry. */
export const variantPairs = (assignments: readonly Assignment[]): Record<string, string> =>
  Object.fromEntries(
    assignments
      .filter(({ variant, exposed }) => exposed && variant !== OUTSIDE)
      .map(({ experiment, version, variant }) => [`${experiment}.${version}`, variant]),
  )
