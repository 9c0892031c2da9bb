import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { citySlug, dashboardPath } from '../../../../tenants/contract/urls.ts'

/** `2026-12-04-brisbane`: no two legs begin on one day in one city. */
const legName = ({ city, from }: Leg): string => `${from}-${citySlug(city)}`

export const tourPath = (): string => dashboardPath('diary/tour')
export const addLegPath = (): string => dashboardPath('diary/tour/add')
export const legPath = (leg: Leg): string => dashboardPath(`diary/tour/${legName(leg)}`)

export const legNamed = (name: string, { tour }: BookingRules): Leg | undefined => tour.find((leg) => legName(leg) === name)
