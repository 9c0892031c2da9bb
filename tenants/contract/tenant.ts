import * as z from 'zod'
import {
  countrySchema,
  currencySchema,
  dateSchema,
  hostNameSchema,
  localDateTimeSchema,
  localeSchema,
  phoneSchema,
  slugSchema,
  timeOfDaySchema,
  timeZoneSchema,
  translationsSchema,
} from './fields.ts'
import { BOOKING_HOURS_MAX, DOMAINS_PER_TENANT_MAX, TEXT_LENGTH_MAX } from './limits.ts'
import { WEEKDAYS } from './weekdays.ts'

// tenant.yaml: who she is, when and where she works, how she takes bookings.

const openingSchema = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1).describe('Days of the week, e.g. [fri, sat]'),
  from: timeOfDaySchema.describe('Earliest start, in the time of the place, e.g. "10:00"'),
  to: timeOfDaySchema.describe(
    'Latest start, e.g. "23:00"; earlier than `from`, it is the next day\'s: "20:00" to "02:00" goes on past midnight, "00:00" ends at it',
  ),
})

const depositSchema = z.strictObject({
  percent: z.int().min(1).max(100).describe('Share of the price, in percent, e.g. 20'),
  note: z.string().max(TEXT_LENGTH_MAX).describe('How it is paid, in one sentence'),
})

const blockedSchema = z
  .strictObject({
    from: localDateTimeSchema.describe('Beginning, local time of the home city, e.g. "2026-12-24T00:00"'),
    to: localDateTimeSchema.describe('End, local time of the home city, e.g. "2026-12-27T10:00"'),
  })
  .refine((blocked) => blocked.from < blocked.to, { error: 'an end after the beginning', path: ['to'] })

export const bookingPolicySchema = z.strictObject({
  openings: z.array(openingSchema).min(1).describe('When a booking may start; several lines for several rhythms'),
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
  blocked: z.array(blockedSchema).default([]).describe('Times that are not free, e.g. a holiday'),
  minimumAge: z.int().min(18).max(99).default(18).describe('Youngest client, in years, e.g. 25; the age gate asks for it too'),
  deposit: depositSchema.optional().describe('A deposit, if one is asked'),
  screening: z.string().max(TEXT_LENGTH_MAX).optional().describe('What is asked of a new client, in one or two sentences'),
  verifications: z.array(z.string().max(80)).default([]).describe('Accepted ways to verify, e.g. ["LinkedIn", "work e-mail"]'),
})

export const tourLegSchema = z.strictObject({
  city: z.string().min(1).max(60).describe('City, e.g. "Brisbane"'),
  region: z.string().max(60).optional().describe('State or region, e.g. "QLD"'),
  from: dateSchema.describe('First day, e.g. 2026-12-04'),
  to: dateSchema.describe('Last day, e.g. 2026-12-08'),
  incall: z.boolean().default(true).describe('She receives there'),
  outcall: z.boolean().default(true).describe('She visits there'),
  timeZone: timeZoneSchema.optional().describe('Time zone of the city, if it is not the tenant’s, e.g. "Australia/Perth"'),
  note: z.string().max(200).optional().describe('A few words, e.g. "CBD, walking distance of the river"'),
  photo: slugSchema.optional().describe('Id of a photo of photos.yaml for the page of this city, e.g. "river"; absent: none'),
})

const contactSchema = z.strictObject({
  email: z.email({ error: 'an e-mail address' }).describe('Where requests and the weekly e-mail go, and what the site shows'),
  phone: phoneSchema.optional().describe('Phone, international form, e.g. "+61 400 000 000"'),
  whatsapp: phoneSchema.optional().describe('WhatsApp number, international form'),
  telegram: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/, 'a Telegram name without @, e.g. "claire_example"')
    .optional()
    .describe('Telegram name without @'),
  sms: phoneSchema.optional().describe('Number for text messages'),
  hours: z.string().max(120).optional().describe('When she answers, e.g. "Daily, 10 am to 8 pm"'),
  responseTime: z.string().max(80).optional().describe('How fast she answers, e.g. "within a few hours"'),
  preferred: z.enum(['booking', 'email', 'phone', 'whatsapp', 'telegram', 'sms']).default('booking').describe('The way she likes best'),
})

const discretionSchema = z.strictObject({
  ageGate: z.enum(['ask', 'off']).default('ask').describe('ask: every page asks once whether the visitor is an adult'),
  quickExit: z
    .union([z.literal(false), z.url({ protocol: /^https$/ })], { error: 'an https:// address or false' })
    .default('https://www.bom.gov.au/')
    .describe('Where "Leave" and Escape, pressed twice, lead, or false for none'),
  tabTitle: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Neutral title in the browser tab and history, e.g. "Notes"; absent: the page’s own'),
  neutralIcon: z.boolean().default(false).describe('A plain grey icon in the tab instead of her initial'),
})

const retentionSchema = z.strictObject({
  eventDays: z.int().min(1).max(400).default(90).describe('How long single visits and events are kept, in days, e.g. 90; daily sums stay'),
  rollupMonths: z.int().min(1).max(60).default(25).describe('How long daily sums are kept, in months, e.g. 25: two years can be compared'),
  bookingDays: z
    .int()
    .min(1)
    .max(3650)
    .default(180)
    .describe('How long a client’s name, contact and words are kept after the appointment, in days, e.g. 180'),
})

const shown = (what: string) => z.boolean().default(true).describe(what)

const featuresSchema = z.strictObject({
  gallery: shown('The gallery page'),
  rates: shown('The rates page'),
  tour: shown('Tour dates on the home page and on their own pages'),
  faq: shown('Questions and answers'),
  testimonials: shown('Kind words on the home page'),
  socials: shown('Her pages elsewhere, in the footer'),
})

export const SOCIAL_PLATFORMS = [
  'bluesky',
  'instagram',
  'linktree',
  'mastodon',
  'onlyfans',
  'threads',
  'tiktok',
  'tryst',
  'x',
  'youtube',
] as const

export const tenantSchema = z.strictObject({
  name: z.string().min(1).max(60).describe('The name visitors see, e.g. "Claire"'),
  status: z.enum(['active', 'preview', 'inactive']).describe('active: public; preview: noindex, nothing counted; inactive: 404'),
  city: z.string().min(1).max(60).describe('Home city, e.g. "Sydney"'),
  region: z.string().max(60).optional().describe('State or region, e.g. "NSW"'),
  country: countrySchema.default('AU').describe('ISO 3166 country, e.g. "AU"'),
  locale: localeSchema.default('en-AU').describe('Language and region of the texts, e.g. "en-AU"'),
  translations: translationsSchema.describe(
    'Further languages of her site, e.g. [zh-Hans]; each with content.zh-Hans.yaml, about.zh-Hans.md',
  ),
  timeZone: timeZoneSchema.describe('Time zone of the home city, e.g. "Australia/Sydney"'),
  currency: currencySchema.default('AUD').describe('Currency of all prices, e.g. "AUD"'),
  contact: contactSchema.describe('How to reach her'),
  socials: z
    .array(
      z.strictObject({
        platform: z.enum(SOCIAL_PLATFORMS).describe('Which one'),
        url: z.url({ protocol: /^https$/, error: 'an https:// address' }).describe('Her page there'),
      }),
    )
    .default([])
    .describe('Her pages elsewhere'),
  seo: z
    .strictObject({
      title: z.string().max(70).describe('Title of the home page for search engines'),
      description: z.string().max(170).describe('Description of the site for search engines'),
    })
    .describe('What search engines show'),
  domains: z
    .array(hostNameSchema)
    .max(DOMAINS_PER_TENANT_MAX)
    .default([])
    .describe('Own domains, the first one canonical, e.g. ["claire.example"]; the others, www and the platform’s address lead there'),
  discretion: discretionSchema.prefault({}).describe('Age gate, quick exit, what a browser tab shows'),
  retention: retentionSchema.prefault({}).describe('How long what is kept is kept; the privacy page says it'),
  features: featuresSchema.prefault({}).describe('Pages and sections that are shown'),
  booking: bookingPolicySchema.describe('How bookings are taken'),
  tour: z
    .array(tourLegSchema.refine((leg) => leg.from <= leg.to, { error: 'a last day that is not before the first', path: ['to'] }))
    .default([])
    .describe('Touring legs, in any order; dates must not overlap'),
})

export type TenantInput = z.input<typeof tenantSchema>
export type Tenant = z.output<typeof tenantSchema>
export type TourLeg = z.output<typeof tourLegSchema>
export type BookingPolicy = z.output<typeof bookingPolicySchema>
