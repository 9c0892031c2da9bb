import * as z from 'zod'
import { bookingPolicySchema, tourLegSchema } from './policy.ts'
import type { Tenant } from './tenant.ts'

/** A leg of her tour, with the zone of its city. Its photo and its region are the file's alone. */
const ruleLegSchema = tourLegSchema
  .pick({
    city: true,
    from: true,
    to: true,
    incall: true,
    outcall: true,
    arrives: true,
    leaves: true,
    openings: true,
    services: true,
    note: true,
  })
  .extend({ timeZone: z.string() })

/** When and where she takes bookings. tenant.yaml says where they begin; from then on those in the database hold, which she changes in her app. */
export const bookingRulesSchema = z.object({
  timeZone: z.string().describe('Home time zone'),
  city: z.string().describe('Home city'),
  policy: bookingPolicySchema.describe('When and how'),
  tour: z.array(ruleLegSchema).describe('Legs with their time zones, and where she meets clients there'),
})

export type BookingRules = z.output<typeof bookingRulesSchema>
export type Leg = z.output<typeof ruleLegSchema>

/** What tenant.yaml says of them. */
export const rulesOfYaml = ({ city, timeZone, booking, tour }: Pick<Tenant, 'city' | 'timeZone' | 'booking' | 'tour'>): BookingRules => ({
  city,
  timeZone,
  policy: booking,
  tour: tour.map(({ timeZone: own = timeZone, region: _region, photo: _photo, ...leg }) => ({ ...leg, timeZone: own })),
})
