import * as z from 'zod'
import { dateSchema, slugSchema } from './fields.ts'
import { ALT_LENGTH_MAX, SEO_TITLE_LENGTH_MAX, TAGLINE_LENGTH_MAX, TEXT_LENGTH_MAX } from './limits.ts'

// content.<language>.yaml: everything of hers that visitors read, in a further language. Facts (prices, hours, dates) stand once, in the first files.

const line = (lengthMax: number, what: string) => z.string().min(1).max(lengthMax).describe(what)

export const translationSchema = z.strictObject({
  tagline: line(TAGLINE_LENGTH_MAX, 'One line under the name'),
  intro: line(TEXT_LENGTH_MAX, 'Short introduction on the home page'),
  callToAction: line(40, 'Text of the main button').optional(),
  seo: z
    .strictObject({
      title: z.string().max(SEO_TITLE_LENGTH_MAX).describe('Title of the home page for search engines'),
      description: z.string().max(170).describe('Description of the site for search engines'),
    })
    .describe('What search engines show'),
  contact: z
    .strictObject({
      hours: line(120, 'When she answers').optional(),
      responseTime: line(80, 'How fast she answers').optional(),
    })
    .prefault({})
    .describe('As in tenant.yaml'),
  booking: z
    .strictObject({
      screening: line(TEXT_LENGTH_MAX, 'What is asked of a new client').optional(),
      cancellation: line(TEXT_LENGTH_MAX, 'What holds where a client cancels').optional(),
      verifications: z.array(line(80, 'A way to verify')).default([]).describe('As many as in tenant.yaml, in the same order'),
      depositNote: line(TEXT_LENGTH_MAX, 'How a deposit is paid').optional(),
    })
    .prefault({})
    .describe('As in tenant.yaml'),
  services: z
    .array(
      z.strictObject({
        id: slugSchema.describe('Id of a service in content.yaml'),
        name: line(60, 'Its name'),
        description: line(TEXT_LENGTH_MAX, 'What it is'),
      }),
    )
    .describe('Every service of content.yaml, by its id'),
  rates: z
    .array(
      z.strictObject({
        title: line(60, 'Group'),
        items: z
          .array(z.strictObject({ label: line(60, 'What'), note: line(160, 'A few words').optional() }))
          .describe('Its lines, in the order of content.yaml'),
      }),
    )
    .default([])
    .describe('The price lists, in the order of content.yaml'),
  extras: z.array(line(60, 'What')).default([]).describe('What costs extra, in the order of content.yaml'),
  faq: z
    .array(z.strictObject({ question: line(160, 'The question'), answer: line(TEXT_LENGTH_MAX, 'The answer') }))
    .default([])
    .describe('Questions and answers of this language'),
  testimonials: z
    .array(z.strictObject({ quote: line(TEXT_LENGTH_MAX, 'What was said'), by: line(60, 'By whom, discreetly') }))
    .default([])
    .describe('Kind words in this language'),
  tour: z
    .array(z.strictObject({ from: dateSchema.describe('First day of a leg in tenant.yaml'), note: line(200, 'Its note') }))
    .default([])
    .describe('Notes of the tour, by the first day of their leg'),
  photos: z
    .array(
      z.strictObject({
        id: slugSchema.describe('Id of a photo in photos.yaml'),
        alt: line(ALT_LENGTH_MAX, 'What the photo shows, for somebody who cannot see it'),
        caption: line(120, 'A line below the photo in the gallery').optional(),
      }),
    )
    .describe('Every photo of photos.yaml, by its id'),
})

export type TranslationTexts = z.output<typeof translationSchema>
