import type { Manifest } from '../../tenants/contract/manifest.ts'

/** Where a booking takes place decides what its clock time means: the city that was asked for, if a tour leg goes there on that day. */
export function placeOf(
  { city: asked, date }: { city: string | undefined; date: string },
  booking: Pick<Manifest['booking'], 'city' | 'timeZone' | 'tour'>,
): { city: string; timeZone: string; isOnTour: boolean } {
  const city = asked ?? booking.city
  const leg = booking.tour.find((each) => each.city === city && each.from <= date && date <= each.to)
  return { city, timeZone: leg?.timeZone ?? booking.timeZone, isOnTour: leg !== undefined }
}
