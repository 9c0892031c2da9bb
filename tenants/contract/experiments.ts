import * as z from 'zod'
import { HOME_SECTIONS, RATES_DISPLAYS } from './content.ts'
import { dateSchema, slugSchema } from './fields.ts'
import { EXPERIMENTS_PER_TENANT_MAX, TEXT_LENGTH_MAX, VARIANTS_PER_EXPERIMENT_MAX } from './limits.ts'
import { GATE_OPEN } from './urls.ts'

// experiments.yaml: the A/B tests. A variant is one arm; the variant "control" is the plain page.

const WEIGHTS_SUM = 100

/** How a test can end; the rule is in edge/platform/statistics/decide-verdict.ts. */
export const VERDICTS = ['do_not_trust', 'too_early', 'keep_running', 'winner', 'no_difference_worth_having'] as const
export type Verdict = (typeof VERDICTS)[number]

const resultSchema = z.strictObject({
  from: dateSchema.describe('First day'),
  to: dateSchema.describe('Last day'),
  verdict: z.enum(VERDICTS).describe('What the numbers said when the test ended'),
  sentence: z.string().min(1).max(600).describe('The same for a person'),
  variants: z
    .array(
      z.strictObject({
        id: slugSchema.describe('Variant'),
        exposures: z.int().min(0).describe('Visitors who saw it'),
        conversions: z.int().min(0).describe('Visitors who asked for a booking'),
      }),
    )
    .min(2)
    .describe('What was counted'),
})

const testFields = {
  id: slugSchema
    .refine((id) => id !== GATE_OPEN.experiment, { error: 'another name: the age gate has this one' })
    .describe('Name of the test, e.g. "hero-photo"'),
  hypothesis: z.string().min(1).max(300).describe('What you expect and why, in one sentence'),
  status: z.enum(['draft', 'running', 'paused', 'completed']).describe('Only a running test shows variants and counts'),
  version: z.int().min(1).max(999).default(1).describe('Raise it to draw all visitors anew, e.g. after a change of a variant'),
  start: dateSchema.describe('First day, e.g. 2026-11-02'),
  traffic: z.number().min(0).max(1).default(1).describe('Share of all visitors who take part, e.g. 1 or 0.5'),
  winner: slugSchema.optional().describe('Of a completed test: the variant that was kept ("npm run experiments -- promote" writes it)'),
  result: resultSchema.optional().describe('Of a completed test: what was found ("npm run experiments" writes it)'),
}
const variantFields = {
  id: slugSchema.describe('Name in the cookie and in reports; one of them is "control"'),
  weight: z.int().min(0).max(WEIGHTS_SUM).describe('Share of the visitors in the test, in percent; all weights add up to 100'),
}
const variantsOf = <S extends z.ZodType>(variant: S) =>
  z.array(variant).min(2).max(VARIANTS_PER_EXPERIMENT_MAX).describe('The arms of the test')

const photoTest = z.strictObject({
  ...testFields,
  kind: z.literal('photo').describe('Which photo is shown'),
  page: z.enum(['home', 'about']).describe('Where it runs: home or about'),
  slot: z.enum(['hero', 'portrait']).describe('Which photo is varied: hero (home) or portrait (about)'),
  variants: variantsOf(
    z.strictObject({ ...variantFields, photo: slugSchema.optional().describe('The photo (id in photos.yaml) that this variant shows') }),
  ),
})
const textTest = z.strictObject({
  ...testFields,
  kind: z.literal('text').describe('What is said'),
  page: z.enum(['home']).describe('Where it runs: home'),
  slot: z.enum(['tagline', 'intro']).describe('Which text is varied: tagline or intro'),
  variants: variantsOf(
    z.strictObject({
      ...variantFields,
      text: z.string().min(1).max(TEXT_LENGTH_MAX).optional().describe('The text that this variant shows'),
    }),
  ),
})
const ctaTest = z.strictObject({
  ...testFields,
  kind: z.literal('cta').describe('What the main button says'),
  page: z.enum(['home', 'all']).describe('Where it runs: home, or all pages with the button'),
  slot: z.enum(['button']).describe('button'),
  variants: variantsOf(
    z.strictObject({ ...variantFields, label: z.string().min(1).max(40).optional().describe('What the button says in this variant') }),
  ),
})
const layoutTest = z.strictObject({
  ...testFields,
  kind: z.literal('layout').describe('Which sections the home page has, and in which order'),
  page: z.enum(['home']).describe('Where it runs: home'),
  slot: z.enum(['sections']).describe('sections'),
  variants: variantsOf(
    z.strictObject({
      ...variantFields,
      sections: z.array(z.enum(HOME_SECTIONS)).min(2).optional().describe('Sections of this variant, from above; the first is Hero'),
    }),
  ),
})
const pricingTest = z.strictObject({
  ...testFields,
  kind: z.literal('pricing').describe('How prices are shown'),
  page: z.enum(['rates']).describe('Where it runs: rates'),
  slot: z.enum(['prices']).describe('prices'),
  variants: variantsOf(
    z.strictObject({
      ...variantFields,
      display: z.enum(RATES_DISPLAYS).optional().describe('How this variant shows them: table, cards, or from (the lowest price only)'),
    }),
  ),
})

/** The field in which a variant of each kind says what it shows. */
export const VARIANT_FIELDS = { photo: 'photo', text: 'text', cta: 'label', layout: 'sections', pricing: 'display' } as const
/** Slot of a photo test -> slot in photos.yaml. */
export const PHOTO_TEST_SLOTS = { hero: 'hero', portrait: 'about' } as const

const anyTest = z.discriminatedUnion('kind', [photoTest, textTest, ctaTest, layoutTest, pricingTest])

export const experimentSchema = anyTest.superRefine((test, context) => {
  const problem = (path: (string | number)[], message: string, input?: unknown) =>
    context.addIssue({ code: 'custom', path, message, input })
  const ids = test.variants.map(({ id }) => id)
  const sum = test.variants.reduce((before, { weight }) => before + weight, 0)
  if (sum !== WEIGHTS_SUM)
    context.addIssue({
      code: 'custom',
      path: ['variants'],
      message: `weights that add up to ${WEIGHTS_SUM}`,
      input: test.variants,
      params: { got: `weights that add up to ${sum}` },
    })
  if (!ids.includes('control'))
    problem(['variants'], 'one variant with the id "control": the page as it is without the test', test.variants)
  if (new Set(ids).size !== ids.length) problem(['variants'], 'variants with different ids', test.variants)
  if (test.status === 'completed' && test.winner === undefined)
    problem(['status'], 'a "winner" beside "completed": the variant that was kept, e.g. control', test.status)
  if (test.winner !== undefined && !ids.includes(test.winner)) problem(['winner'], `one of its variants (${ids.join(', ')})`, test.winner)
  if (test.kind === 'photo' && (test.page === 'about') !== (test.slot === 'portrait'))
    problem(['slot'], `"${test.page === 'about' ? 'portrait' : 'hero'}", the photo of the page ${test.page}`, test.slot)
  const field = VARIANT_FIELDS[test.kind]
  for (const [index, variant] of test.variants.entries()) {
    const value = (variant as Record<string, unknown>)[field]
    const path = ['variants', index, field]
    if (variant.id !== 'control' && value === undefined) problem(path, `the ${field} that this variant shows`)
    if (variant.id === 'control' && value !== undefined && test.kind !== 'photo') problem(path, 'nothing: control is the plain page', value)
    if (Array.isArray(value) && (value[0] !== 'Hero' || new Set(value).size !== value.length))
      problem(path, 'sections that begin with Hero, each once', value)
  }
})

export const experimentsSchema = z.strictObject({
  experiments: z.array(experimentSchema).max(EXPERIMENTS_PER_TENANT_MAX).describe('All tests, finished ones included'),
})

export type ExperimentsInput = z.input<typeof experimentsSchema>
export type Experiment = z.output<typeof experimentSchema>
export type ExperimentKind = Experiment['kind']
export type VariantOf<K extends ExperimentKind> = Extract<Experiment, { kind: K }>['variants'][number]

/** Kinds of pages that end with the main button. */
const PAGES_WITH_BUTTON: ReadonlySet<string> = new Set(['home', 'about', 'gallery', 'services', 'rates', 'tour', 'city', 'custom'])

/** Whether a running test varies pages of this kind. */
export const runsOn = ({ status, page }: Pick<Experiment, 'status' | 'page'>, pageKind: string): boolean =>
  status === 'running' && (page === 'all' ? PAGES_WITH_BUTTON.has(pageKind) : page === pageKind)
