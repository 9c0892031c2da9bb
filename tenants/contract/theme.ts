import * as z from 'zod'
import { colorSchema } from './fields.ts'
import { hers } from './hers.ts'

// theme.yaml: how the site looks. Becomes CSS custom properties.

export const FONTS = ['cormorant-garamond', 'fraunces', 'figtree', 'jost'] as const

export const themeSchema = z.strictObject({
  layout: z
    .enum(['elegant', 'modern', 'minimal'])
    .describe('elegant: serif, centred, airy; modern: bold, full-bleed; minimal: a quiet catalogue, labels left, matter right')
    .meta(hers('look', 'Layout')),
  colors: z
    .strictObject({
      background: colorSchema.describe('Page background'),
      surface: colorSchema.describe('Cards and form fields'),
      text: colorSchema.describe('Body text'),
      muted: colorSchema.describe('Secondary text'),
      accent: colorSchema.describe('Links, small caps, fine lines'),
      button: colorSchema.describe('Background of the main button'),
      buttonText: colorSchema.describe('Text on the main button'),
      line: colorSchema.describe('Hairlines and borders'),
      danger: colorSchema.describe('Error messages'),
    })
    .describe('The nine colours')
    .meta(hers('look', 'Colours')),
  fonts: z
    .strictObject({
      heading: z.enum(FONTS).describe('Headings').meta(hers('look', 'Heading font')),
      body: z.enum(FONTS).describe('Everything else').meta(hers('look', 'Text font')),
    })
    .describe('Two self-hosted families'),
  spacing: z
    .enum(['compact', 'regular', 'airy'])
    .default('regular')
    .describe('Room between sections')
    .meta(hers('look', 'Space between sections')),
  radius: z.enum(['none', 'soft', 'round']).default('soft').describe('Corners of photos, buttons and fields').meta(hers('look', 'Corners')),
  shadow: z.enum(['none', 'soft']).default('none').describe('Shadow below cards').meta(hers('look', 'Card shadow')),
})

export type ThemeInput = z.input<typeof themeSchema>
export type Theme = z.output<typeof themeSchema>
