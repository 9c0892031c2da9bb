import type { TourLeg } from '../../tenants/contract/policy.ts'
import { fill, type Words } from '../../tenants/contract/words/words.ts'

/** Where she can be met on a leg: `Incall and outcall`. */
export function tellPlaces({ incall, outcall }: Pick<TourLeg, 'incall' | 'outcall'>, { tour }: Words): string {
  if (incall && outcall) return tour.both
  return incall ? tour.incall : tour.outcall
}

/** As a sentence: `Incall and outcall.` */
export const sayPlaces = (leg: Pick<TourLeg, 'incall' | 'outcall'>, words: Words): string =>
  fill(words.page.sentence, { text: tellPlaces(leg, words) })
