import * as z from 'zod'
import { countrySchema, currencySchema, hostNameSchema, localeSchema, phoneSchema, timeZoneSchema, translationsSchema } from './fields.ts'
import { hers } from './hers.ts'
import { DOMAINS_PER_TENANT_MAX, SEO_TITLE_LENGTH_MAX } from './limits.ts'
import { bookingPolicySchema, tourLegSchema } from './policy.ts'

const QUICK_EXIT = 'an https:// address or false'

// tenant.yaml: who she is, when and where she works, how she takes bookings.

const contactSchema = z.strictObject({
  email: z.email({ error: 'an email address' }).describe('Where requests and the weekly email go, and what the site shows'),
  phone: phoneSchema
    .optional()
    .describe('Phone, international form, e.g. "+61 400 000 000"')
    .meta(hers('contact', 'Phone', { help: 'With the country, e.g. +61 400 000 000.' })),
  whatsapp: phoneSchema.optional().describe('WhatsApp number, international form').meta(hers('contact', 'WhatsApp')),
  telegram: z
    .string()
    .regex(/^[A-Za-z]\w{3,31}$/, 'a Telegram name without @, e.g. "claire_example"')
    .optional()
    .describe('Telegram name without @')
    .meta(hers('contact', 'Telegram', { help: 'Your name there, without @.' })),
  sms: phoneSchema.optional().describe('Number for text messages').meta(hers('contact', 'Text messages')),
  hours: z
    .string()
    .max(120)
    .optional()
    .describe('When she answers, e.g. "Daily, 10 am to 8 pm"')
    .meta(hers('contact', 'When you answer', { help: 'e.g. Daily, 10 am to 8 pm' })),
  responseTime: z
    .string()
    .max(80)
    .optional()
    .describe('How fast she answers, e.g. "within a few hours"')
    .meta(hers('contact', 'How quickly you answer', { help: 'e.g. within a few hours' })),
  preferred: z
    .enum(['booking', 'email', 'phone', 'whatsapp', 'telegram', 'sms'])
    .default('booking')
    .describe('The way she likes best')
    .meta(hers('contact', 'How you prefer to be contacted')),
})

const discretionSchema = z.strictObject({
  ageGate: z.enum(['ask', 'off']).default('ask').describe('ask: every page asks once whether the visitor is an adult'),
  quickExit: z
    .union([z.literal(false), z.url({ protocol: /^https$/, error: QUICK_EXIT })], { error: QUICK_EXIT })
    .default('https://www.bom.gov.au/')
    .describe('Where "Leave" and Escape, pressed twice, lead, or false for none'),
  tabTitle: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Neutral title in the browser tab and history, e.g. "Notes"; absent: the page’s own')
    .meta(
      hers('found', 'Title in the browser tab', {
        help: 'A neutral word, e.g. Notes, in case someone is looking over their shoulder. Leave it empty for the page’s own title.',
      }),
    ),
  neutralIcon: z
    .boolean()
    .default(false)
    .describe('A plain grey icon in the tab instead of her initial')
    .meta(hers('found', 'A plain grey icon in the browser tab')),
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

const shown = (what: string, label: string) => z.boolean().default(true).describe(what).meta(hers('shown', label))

const featuresSchema = z.strictObject({
  gallery: shown('The gallery page', 'Gallery'),
  rates: shown('The rates page', 'Rates'),
  tour: shown('Tour dates on the home page and on their own pages', 'Tour dates'),
  faq: shown('Questions and answers', 'Questions and answers'),
  testimonials: shown('Kind words on the home page', 'Kind words'),
  socials: shown('Her pages elsewhere, in the footer', 'Your pages elsewhere'),
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
  name: z.string().min(1).max(60).describe('The name visitors see, e.g. "Claire"').meta(hers('start', 'The name you work under')),
  status: z.enum(['active', 'preview', 'inactive']).describe('active: public; preview: noindex, nothing counted; inactive: 404'),
  sample: z.boolean().optional().describe('An invented one: its tour comes again each year, so that there is always one to look at'),
  city: z.string().min(1).max(60).describe('Home city, e.g. "Sydney"').meta(hers('start', 'Your city')),
  region: z.string().max(60).optional().describe('State or region, e.g. "NSW"'),
  country: countrySchema.default('AU').describe('ISO 3166 country, e.g. "AU"'),
  locale: localeSchema.default('en-AU').describe('Language and region of the texts, e.g. "en-AU"'),
  translations: translationsSchema.describe(
    'Further languages of her site, e.g. [zh-Hans]; each with content.zh-Hans.yaml, about.zh-Hans.md',
  ),
  timeZone: timeZoneSchema.describe('Time zone of the home city, e.g. "Australia/Sydney"').meta(hers('start', 'Your time zone')),
  currency: currencySchema.default('AUD').describe('Currency of all prices, e.g. "AUD"'),
  contact: contactSchema.describe('How to reach her'),
  socials: z
    .array(
      z.strictObject({
        platform: z.enum(SOCIAL_PLATFORMS).describe('Which one').meta(hers('contact', 'Where')),
        url: z
          .url({ protocol: /^https$/, error: 'an https:// address' })
          .describe('Her page there')
          .meta(hers('contact', 'Link to your page there')),
      }),
    )
    .default([])
    .describe('Her pages elsewhere')
    .meta(hers('contact', 'Your pages elsewhere')),
  seo: z
    .strictObject({
      title: z
        .string()
        .max(SEO_TITLE_LENGTH_MAX)
        .describe('Title of the home page for search engines')
        .meta(hers('found', 'Title', { help: 'What search engines show as the link.' })),
      description: z
        .string()
        .max(170)
        .describe('Description of the site for search engines')
        .meta(hers('found', 'Description', { help: 'Two sentences, shown below the link in search engines.', isLong: true })),
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
    .describe('Touring legs, in any order; two share no day but the one she travels on'),
})

export type TenantInput = z.input<typeof tenantSchema>
export type Tenant = z.output<typeof tenantSchema>
