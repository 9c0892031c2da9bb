import * as z from 'zod'
import { dateSchema, slugSchema } from './fields.ts'
import { EXPERIMENTS_PER_TENANT_MAX, VARIANTS_PER_EXPERIMENT_MAX } from './limits.ts'
import { GATE_OPEN } from './urls.ts'

// experiments.yaml: the A/B tests. A variant is one arm; the variant "control" is the plain page.

const WEIGHTS_SUM = 100

const variantSchema = z.strictObject({
  id: slugSchema.describe('Name in the cookie and in reports; one of them is "control"'),
  weight: z.int().min(0).max(WEIGHTS_SUM).describe('Share of the visitors in the test, in percent; all weights add up to 100'),
  photo: slugSchema.describe('The photo (id in photos.yaml) that this variant shows'),
})

export const experimentSchema = z
  .strictObject({
    id: slugSchema
      .refine((id) => id !== GATE_OPEN.experiment, { error: 'another name: the age gate has this one' })
      .describe('Name of the test, e.g. "hero-photo"'),
    kind: z.enum(['photo']).describe('What is varied: photo'),
    hypothesis: z.string().min(1).max(300).describe('What you expect and why, in one sentence'),
    page: z.enum(['home']).describe('Where it runs: home'),
    slot: z.enum(['hero']).describe('Which place of the page is varied: hero'),
    status: z.enum(['draft', 'running', 'paused', 'completed']).describe('Only a running test shows variants and counts'),
    version: z.int().min(1).max(999).default(1).describe('Raise it to draw all visitors anew, e.g. after a change of a variant'),
    start: dateSchema.describe('First day, e.g. 2026-11-02'),
    traffic: z.number().min(0).max(1).default(1).describe('Share of all visitors who take part, e.g. 1 or 0.5'),
    variants: z.array(variantSchema).min(2).max(VARIANTS_PER_EXPERIMENT_MAX).describe('The arms of the test'),
  })
  .refine((test) => test.variants.reduce((sum, variant) => sum + variant.weight, 0) === WEIGHTS_SUM, {
    error: `weights that add up to ${WEIGHTS_SUM}`,
    path: ['variants'],
  })
  .refine((test) => test.variants.some((variant) => variant.id === 'control'), {
    error: 'one variant with the id "control": the page as it is without the test',
    path: ['variants'],
  })
  .refine((test) => new Set(test.variants.map((variant) => variant.id)).size === test.variants.length, {
    error: 'variants with different ids',
    path: ['variants'],
  })

export const experimentsSchema = z.strictObject({
  experiments: z.array(experimentSchema).max(EXPERIMENTS_PER_TENANT_MAX).describe('All tests, finished ones included'),
})

export type ExperimentsInput = z.input<typeof experimentsSchema>
export type Experiment = z.output<typeof experimentSchema>
