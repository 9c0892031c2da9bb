import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { citySlug, dashboardPath } from '../../../../tenants/contract/urls.ts'

/** `2026-12-04-brisbane`: no two legs begin on one day in one city. */
const legName = ({ city, from }: Leg): string => `${from}-${citySlug(city)}`

export const tourPath = (): string => dashboardPath('diary/tour')
/** `city`: filled in already. */
export const addLegPath = (city?: string): string =>
  dashboardPath('diary/tour/add') + (city === undefined ? '' : `?city=${encodeURIComponent(city)}`)
export const legPath = (leg: Leg): string => dashboardPath(`diary/tour/${legName(leg)}`)

export const legNamed = (name: string, { tour }: BookingRules): Leg | undefined => tour.find((leg) => legName(leg) === name)
