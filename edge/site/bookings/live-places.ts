import { type FormPlace, formPlaces } from '../../../tenants/contract/form-places.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { currentLegs } from '../../http/place-of.ts'

/**
 * Where she can be met, where that is not what the page was built with: it travels with the free times that the form asks for anyway. `booking`: her
 * rules as they are, with the legs that are not over. Pure.
 */
export function livePlaces(
  booking: Manifest['booking'],
  { built, now }: { built: Manifest['booking']; now: Date },
): { places?: FormPlace[] } {
  const places = formPlaces(booking)
  const known = formPlaces({ ...built, tour: currentLegs(built.tour, now) })
  return JSON.stringify(places) === JSON.stringify(known) ? {} : { places }
}
