import * as z from 'zod'
import { EXCEPTIONS_MAX, LEG_NOTE_LENGTH_MAX } from './diary-limits.ts'
import { dateSchema, localDateTimeSchema, slugSchema, timeOfDaySchema, timeZoneSchema } from './fields.ts'
import { hers } from './hers.ts'
import { BOOKING_HOURS_MAX, TEXT_LENGTH_MAX } from './limits.ts'
import { WEEKDAYS } from './weekdays.ts'

// The part of tenant.yaml that says when and where she works, and how she takes bookings.

const openingSchema = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1).describe('Days of the week, e.g. [fri, sat]'),
  from: timeOfDaySchema.describe('Earliest start, in the time of the place, e.g. "10:00"'),
  to: timeOfDaySchema.describe(
    'Latest start, e.g. "23:00"; earlier than `from`, it is the next day\'s: "20:00" to "02:00" goes on past midnight, "00:00" ends at it',
  ),
})

const exceptionSchema = z.strictObject({
  date: dateSchema.describe('The day, e.g. 2026-12-24'),
  openings: z
    .array(
      z.strictObject({ from: timeOfDaySchema.describe('Earliest start'), to: timeOfDaySchema.describe('Latest start, as in `openings`') }),
    )
    .max(6)
    .describe('When a booking may start on that day, whatever its weekday says; none: closed'),
})

const depositSchema = z.strictObject({
  percent: z
    .int()
    .min(1)
    .max(100)
    .describe('Share of the price, in percent, e.g. 20')
    .meta(hers('clients', 'Deposit, as a percentage of the price')),
  note: z
    .string()
    .max(TEXT_LENGTH_MAX)
    .describe('How it is paid, in one sentence')
    .meta(hers('clients', 'How it is paid', { isLong: true })),
})

const blockedSchema = z
  .strictObject({
    from: localDateTimeSchema.describe('Beginning, local time of the home city, e.g. "2026-12-24T00:00"'),
    to: localDateTimeSchema.describe('End, local time of the home city, e.g. "2026-12-27T10:00"'),
  })
  .refine((blocked) => blocked.from < blocked.to, { error: 'an end after the beginning', path: ['to'] })

export const bookingPolicySchema = z.strictObject({
  openings: z.array(openingSchema).min(1).describe('When a booking may start; several lines for several rhythms'),
  exceptions: z.array(exceptionSchema).max(EXCEPTIONS_MAX).optional().describe('Single days with other hours, or none'),
  noticeHours: z
    .number()
    .min(0)
    .max(24 * 14)
    .default(24)
    .describe('Least time between the request and the start, in hours, e.g. 24'),
  bufferMinutes: z
    .int()
    .min(0)
    .max(24 * 60)
    .default(30)
    .describe('Free time kept before and after each booking, in minutes, e.g. 30'),
  holdHours: z
    .int()
    .min(1)
    .max(24 * 7)
    .default(48)
    .describe('How long a request holds its time until it is answered, in hours, e.g. 48'),
  confirmEmail: z
    .boolean()
    .default(true)
    .describe('Asks the client to confirm the email address with one tap; until then a time is held for two hours only'),
  hoursMax: z.number().min(0.5).max(BOOKING_HOURS_MAX).multipleOf(0.5).default(24).describe('Longest booking, in hours, e.g. 24'),
  homeDuringTour: z
    .boolean()
    .default(false)
    .describe('true: the home city can be asked for on the days of a leg too; false: on the others only'),
  tourRequests: z
    .boolean()
    .optional()
    .describe('true: somebody in a city where she does not go can ask her to come, without holding a time; absent: nobody can')
    .meta(
      hers('clients', 'Clients may ask you to come to their city', {
        help: 'Asking books nothing. You see how many people ask for which city.',
      }),
    ),
  blocked: z.array(blockedSchema).default([]).describe('Times that are not free, e.g. a holiday'),
  minimumAge: z
    .int()
    .min(18)
    .max(99)
    .default(18)
    .describe('Youngest client, in years, e.g. 25; the age gate asks for it too')
    .meta(hers('clients', 'Minimum age')),
  deposit: depositSchema.optional().describe('A deposit, if one is asked').meta(hers('clients', 'Deposit')),
  screening: z
    .string()
    .max(TEXT_LENGTH_MAX)
    .optional()
    .describe('What is asked of a new client, in one or two sentences')
    .meta(hers('clients', 'What you ask of a new client', { isLong: true })),
  cancellation: z
    .string()
    .max(TEXT_LENGTH_MAX)
    .optional()
    .describe('What holds where a client cancels, in one or two sentences')
    .meta(hers('clients', 'Cancellation policy', { isLong: true })),
  verifications: z
    .array(z.string().max(80))
    .default([])
    .describe('Accepted ways to verify, e.g. ["LinkedIn", "work email"]')
    .meta(hers('clients', 'Ways to verify that you accept')),
})

export const tourLegSchema = z.strictObject({
  city: z.string().min(1).max(60).describe('City, e.g. "Brisbane"'),
  region: z.string().max(60).optional().describe('State or region, e.g. "QLD"'),
  from: dateSchema.describe('First day, e.g. 2026-12-04'),
  to: dateSchema.describe('Last day, e.g. 2026-12-08'),
  incall: z.boolean().default(true).describe('She receives there'),
  outcall: z.boolean().default(true).describe('She visits there'),
  timeZone: timeZoneSchema.optional().describe('Time zone of the city, if it is not the tenant’s, e.g. "Australia/Perth"'),
  arrives: timeOfDaySchema.optional().describe('On the first day: earliest start, in the time of the city, e.g. "15:00"'),
  leaves: timeOfDaySchema.optional().describe('On the last day: when a booking must be over, in the time of the city, e.g. "11:00"'),
  openings: z.array(openingSchema).min(1).optional().describe('When a booking may start there, where that is not as at home'),
  services: z.array(slugSchema).min(1).optional().describe('Services that can be had there, e.g. [dinner]; absent: all'),
  note: z.string().max(LEG_NOTE_LENGTH_MAX).optional().describe('A few words, e.g. "CBD, walking distance of the river"'),
  photo: slugSchema.optional().describe('Id of a photo of photos.yaml for the page of this city, e.g. "river"; absent: none'),
})

export type TourLeg = z.output<typeof tourLegSchema>
export type BookingPolicy = z.output<typeof bookingPolicySchema>
