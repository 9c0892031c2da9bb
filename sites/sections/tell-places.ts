import type { TourLeg } from '../../tenants/contract/tenant.ts'
import type { Words } from '../../tenants/contract/words/words.ts'

/** Where she can be met on a leg: `Incall and outcall`. */
export function tellPlaces({ incall, outcall }: Pick<TourLeg, 'incall' | 'outcall'>, { tour }: Words): string {
  if (incall && outcall) return tour.both
  return incall ? tour.incall : tour.outcall
}
