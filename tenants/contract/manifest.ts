import * as z from 'zod'
import { bookingRulesSchema } from './booking-rules.ts'
import { serviceSchema } from './content.ts'
import { slugSchema } from './fields.ts'
import type { EdgeWords } from './words/words.ts'

// dist/<tenant>/manifest.json: all that the edge must know of a tenant.

const hashList = z.array(z.string().regex(/^sha256-/)).describe('CSP sources of inline elements, e.g. "sha256-…"')

const cspSchema = z.object({ scripts: hashList, styles: hashList })

const pageSchema = z.object({
  path: z.string().startsWith('/').describe('Public path, e.g. "/about"'),
  experiments: z.array(slugSchema).describe('Experiments on this page, in the order of the permutation’s name'),
  files: z.record(z.string(), cspSchema).describe('Permutation ("" is control) -> CSP hashes of its file'),
})

const priceSchema = z.object({
  hours: z.number().describe('Duration'),
  incall: z.int().optional().describe('At hers, whole units'),
  outcall: z.int().optional().describe('At the client’s, whole units'),
})

const languageSchema = z.object({
  locale: z.string().describe('Language and region, e.g. "en-AU"'),
  prefix: z.string().describe('What the paths of its pages begin with, e.g. "/de"; "" for the first one'),
  services: z
    .record(z.string(), z.string())
    .optional()
    .describe('Id of a service -> its name in it; absent: the names of the first language'),
  words: z.custom<EdgeWords>((words) => typeof words === 'object' && words !== null).describe('What the edge says in it'),
})

const experimentSchema = z.object({
  id: slugSchema.describe('Experiment'),
  version: z.int().min(1).describe('Version'),
  traffic: z.number().min(0).max(1).describe('Share of visitors who take part'),
  variants: z
    .array(z.object({ id: slugSchema, weight: z.number().min(0) }))
    .min(2)
    .describe('Arms with weights'),
})

const draftSchema = z
  .object({
    until: z.iso.datetime().describe('When it can be opened no longer'),
    framedBy: z.string().describe('Origin of her app, which may show it in a frame'),
  })
  .describe('Of what she has not published yet: it is looked at, and nothing is counted or sent')

export const manifestSchema = z.object({
  version: z.string().optional().describe('Of this build: a hash of all its files, put in as they are written'),
  tenantId: slugSchema.describe('Slug'),
  name: z.string().describe('Name visitors see'),
  languages: z.array(languageSchema).min(1).describe('Languages of the pages, the first one that of the plain paths'),
  country: z.string().optional().describe('Where she lives, ISO 3166, e.g. "AU"; absent: built by the version before'),
  status: z.enum(['active', 'preview', 'inactive']).describe('As in tenant.yaml'),
  accessHash: z.string().length(64).optional().describe('Of a preview: SHA-256 of the key that opens it'),
  draft: draftSchema.optional(),
  hosts: z.array(z.string()).min(1).describe('Host names, the canonical one first'),
  pages: z.array(pageSchema).describe('All pages'),
  experiments: z.array(experimentSchema).describe('Running experiments'),
  ageGate: z.enum(['ask', 'off']).describe('ask: pages are shown with the gate until it is answered'),
  textFiles: z.array(z.string()).describe('Files that are no pages: robots.txt, sitemap.xml, icons'),
  booking: bookingRulesSchema.extend({
    keepDays: z.int().describe('How long a client’s details are kept after the appointment, in days'),
    services: z
      .array(serviceSchema.pick({ id: true, name: true, hours: true, hoursMin: true }).extend({ prices: z.array(priceSchema) }))
      .describe('What can be booked, with every price that is stated for it'),
  }),
})

export type Manifest = z.output<typeof manifestSchema>
export type ManifestLanguage = z.output<typeof languageSchema>
export type ManifestPage = z.output<typeof pageSchema>
export type ManifestExperiment = z.output<typeof experimentSchema>
