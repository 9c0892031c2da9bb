import fc from 'fast-check'
import { readPreferencesLink } from '../../edge/platform/keys/preferences-link.ts'
import { readRequestLink } from '../../edge/platform/keys/request-link.ts'
import { readSignInLink } from '../../edge/platform/keys/sign-in-link.ts'
import { headerSafe } from '../../edge/platform/mail/mail.ts'
import { parseWeek } from '../../edge/platform/reports/report-week.ts'
import { parseStep } from '../../edge/platform/requests/parse-step.ts'
import { readView } from '../../edge/platform/what-works/read-view.ts'
import { parseBookingBody } from '../../edge/site/bookings/parse-booking-body.ts'
import { canonicalRedirect } from '../../edge/site/pages/canonical-redirect.ts'
import { readPreview } from '../../edge/site/variants/preview-link.ts'
import { formatVariantCookie, parseVariantCookie } from '../../edge/site/variants/variant-cookie.ts'
import { defuse } from '../../tenants/contract/defuse.ts'
import { eventBodySchema } from '../../tenants/contract/event.ts'
import { experimentsSchema } from '../../tenants/contract/experiments.ts'
import { parseLocalTime, toInstant } from '../../tenants/contract/local-time.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { parseYaml } from '../../tenants/load/parse-yaml.ts'

const SPOKEN = { languages: ['en-AU', 'de'].map((locale) => ({ locale, prefix: '', words: wordsOf(locale) })) }
const URL_BASE = new URL('https://claire.example/')
const EXPERIMENTS = [
  {
    id: 'hero-photo',
    version: 1,
    traffic: 1,
    variants: [
      { id: 'control', weight: 1 },
      { id: 'garden', weight: 1 },
    ],
  },
]
/** Text of all kinds, and text that looks as if it were meant. */
export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }),
  // Any code unit, halves of surrogate pairs among them, and characters that are written with several.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.stringMatching(/^[a-z0-9.:~_-]{0,80}$/),
  fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '{{7*7}}',
    "' or 1=1 --",
    '\r\nBcc: x',
    '%00',
    '\u0000',
    '\ud83d',
    '\udc8b',
    '\u009b',
    '\u202e',
    '\u2028',
    '../../etc/passwd',
    '<script>',
    '\u202e',
  ),
)
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .record({
      name: fc.oneof(text, fc.constantFrom('photo_click', 'engagement')),
      path: text,
      data: fc.dictionary(text, fc.jsonValue()),
      ago: fc.double(),
    })
    .map((value) => JSON.stringify(value)),
)
const field = fc.oneof(text, fc.integer(), fc.constant(null), fc.boolean())

/** Every parser of what comes from outside, with the inputs it gets. Each must answer, whatever it gets: what throws is a finding. */
export const PARSERS: Record<string, { input: fc.Arbitrary<unknown>; parse: (input: never) => unknown }> = {
  'variant cookie': {
    input: text,
    parse: (header: string) => formatVariantCookie(parseVariantCookie(`ab=${header}`, { name: 'ab', experiments: EXPERIMENTS }), URL_BASE),
  },
  'event body': { input: json, parse: (body: string) => eventBodySchema.safeParse(JSON.parse(body)) },
  'booking, JSON': {
    input: fc.oneof(
      json,
      fc
        .dictionary(
          fc.constantFrom(
            'name',
            'email',
            'phone',
            'service',
            'startsAt',
            'hours',
            'city',
            'address',
            'message',
            'website',
            'shownAt',
            'lang',
          ),
          field,
        )
        .map((value) => JSON.stringify(value)),
    ),
    parse: (body: string) =>
      parseBookingBody(new Request(URL_BASE, { method: 'POST', body, headers: { 'content-type': 'application/json' } }), SPOKEN),
  },
  'booking, form': {
    input: fc.tuple(text, fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data')),
    parse: ([body, type]: [string, string]) =>
      parseBookingBody(new Request(URL_BASE, { method: 'POST', body, headers: { 'content-type': type } }), SPOKEN),
  },
  'local time': {
    input: fc.tuple(text, fc.constantFrom('Australia/Sydney', 'Australia/Perth', 'Australia/Lord_Howe')),
    parse: ([time, zone]: [string, string]) => toInstant(parseLocalTime(time) ?? 0, zone),
  },
  'preview link': {
    input: text,
    parse: (value: string) => readPreview(new URL(`?preview=${encodeURIComponent(value.toWellFormed())}`, URL_BASE), 'key', new Date()),
  },
  'request link': { input: text, parse: (token: string) => readRequestLink(['secret'], { token, holder: 'companion' }) },
  'sign-in link': { input: text, parse: (token: string) => readSignInLink(['secret'], token) },
  'preferences link': { input: text, parse: (token: string) => readPreferencesLink(['secret'], token) },
  'period of the dashboard': {
    input: fc.tuple(text, text, text),
    parse: ([from, to, compare]: [string, string, string]) =>
      readView(new URLSearchParams({ from, to, compare }), { now: new Date(), timeZone: 'Australia/Sydney' }),
  },
  'deposit form': {
    input: fc.dictionary(
      fc.constantFrom('kind', 'amount', 'transfer', 'on'),
      fc.oneof(text, fc.constantFrom('0.001', '0000-01-01', '2026-02-31', '2026-12-04', '1e3')),
    ),
    parse: (form: Record<string, string>) => {
      const step = parseStep((name) => form[name] ?? '')
      if (typeof step !== 'string' && (step.doneOn !== form.on || step.amountCents === 0)) throw new Error('Stores what nobody wrote.')
    },
  },
  week: { input: text, parse: (week: string) => parseWeek(week) },
  'canonical redirect': {
    input: fc.webPath(),
    parse: (path: string) =>
      canonicalRedirect(
        new URL(`https://www.claire.example${path}`),
        ['claire.example', 'www.claire.example'],
        [{ path: '/' }, { path: '/about' }],
      ),
  },
  'mail header': { input: text, parse: (value: string) => headerSafe(value) },
  'links in words': { input: text, parse: (value: string) => defuse(value) },
  'tenant.yaml': { input: fc.oneof(text, json), parse: (value: string) => parseYaml(value, { file: 'tenant.yaml', schema: tenantSchema }) },
  'experiments.yaml': {
    input: fc.oneof(text, json),
    parse: (value: string) => parseYaml(value, { file: 'experiments.yaml', schema: experimentsSchema }),
  },
}
