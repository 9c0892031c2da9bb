import * as z from 'zod'
import { slugSchema } from './fields.ts'
import { hers } from './hers.ts'
import { BOOKING_HOURS_MAX, LONG_TEXT_LENGTH_MAX, TAGLINE_LENGTH_MAX, TEXT_LENGTH_MAX } from './limits.ts'

// content.yaml and about.md: what the site says.

/** Sections of the home page, in the order of a tenant who says nothing. */
export const HOME_SECTIONS = ['Hero', 'Intro', 'Strip', 'Featured', 'KindWords', 'Touring', 'Closing'] as const
export type HomeSection = (typeof HOME_SECTIONS)[number]

export const RATES_DISPLAYS = ['table', 'cards', 'from'] as const
export type RatesDisplay = (typeof RATES_DISPLAYS)[number]

const priceSchema = z.int().min(1).max(1_000_000)
const durationSchema = z.number().min(0.5).max(BOOKING_HOURS_MAX).multipleOf(0.5)

export const serviceSchema = z.strictObject({
  id: slugSchema.describe('Name in links, forms and reports, e.g. "dinner"'),
  name: z.string().min(1).max(60).describe('Name on the site, e.g. "Dinner date"').meta(hers('services', 'Name')),
  description: z
    .string()
    .min(1)
    .max(TEXT_LENGTH_MAX)
    .describe('What it is, in a few sentences')
    .meta(hers('services', 'Description', { isLong: true })),
  hours: durationSchema
    .describe('Usual duration in hours, e.g. 3; the form starts with it')
    .meta(hers('services', 'Usual length in hours')),
  hoursMin: durationSchema.default(1).describe('Shortest booking in hours, e.g. 2').meta(hers('services', 'Shortest booking in hours')),
  price: priceSchema
    .optional()
    .describe('Price for the usual duration, whole units of the currency, e.g. 1500; absent: "on request"')
    .meta(hers('services', 'Price for the usual length', { called: 'price', help: 'Leave it empty for “on request”.' })),
  featured: z.boolean().default(false).describe('Shown on the home page').meta(hers('services', 'Show it on the home page')),
  photo: slugSchema
    .optional()
    .describe('Id of a photo of photos.yaml that stands beside it, e.g. "salon"; absent: none')
    .meta(hers('services', 'Photo beside it')),
})

const rateSchema = z.strictObject({
  label: z
    .string()
    .min(1)
    .max(60)
    .describe('What, e.g. "Two hours"')
    .meta(hers('rates', 'Line', { help: 'e.g. Two hours' })),
  hours: durationSchema
    .optional()
    .describe('Duration in hours that a request may have to cost this, e.g. 2; absent: a line to read')
    .meta(
      hers('rates', 'Length in hours', {
        help: 'A booking of this length costs this. Leave it empty for a line that is only there to read.',
      }),
    ),
  services: z
    .array(slugSchema)
    .min(1)
    .optional()
    .describe('Services that cost this for so many hours, e.g. [dinner]; absent: all')
    .meta(hers('rates', 'For', { help: 'Leave them all unticked if it’s the same for everything.' })),
  incall: priceSchema.optional().describe('Price at hers, whole units; absent: not offered').meta(hers('rates', 'Incall price')),
  outcall: priceSchema.optional().describe('Price at the client’s, whole units; absent: not offered').meta(hers('rates', 'Outcall price')),
  note: z.string().max(160).optional().describe('A few words, e.g. "includes dinner"').meta(hers('rates', 'Note')),
})

export const contentSchema = z.strictObject({
  tagline: z
    .string()
    .min(1)
    .max(TAGLINE_LENGTH_MAX)
    .describe('One line under the name, e.g. "Unhurried evenings by the harbour"')
    .meta(hers('words', 'Tagline')),
  intro: z
    .string()
    .min(1)
    .max(TEXT_LENGTH_MAX)
    .describe('Short introduction on the home page')
    .meta(hers('words', 'Introduction', { help: 'On your home page, before anything else.', isLong: true })),
  callToAction: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('Text of the main button, e.g. "Request an evening"; absent: "Request a booking" in her language')
    .meta(hers('words', 'Main button text')),
  homeSections: z
    .array(z.enum(HOME_SECTIONS))
    .min(2)
    .refine((sections) => sections[0] === 'Hero' && new Set(sections).size === sections.length, {
      error: 'sections that begin with Hero, each once',
    })
    .default([...HOME_SECTIONS])
    .describe('Sections of the home page, from above'),
  services: z.array(serviceSchema).min(1).describe('What can be booked').meta(hers('services', 'What can be booked')),
  rates: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(60).describe('Group, e.g. "By the hour"').meta(hers('rates', 'Heading')),
        items: z.array(rateSchema).min(1).describe('The lines of the group').meta(hers('rates', 'Lines')),
      }),
    )
    .default([])
    .describe('Price lists')
    .meta(hers('rates', 'Price lists')),
  ratesDisplay: z
    .enum(RATES_DISPLAYS)
    .default('table')
    .describe('How the price lists look: table, cards, or from (the lowest price only)')
    .meta(hers('rates', 'How prices are shown')),
  extras: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(60).describe('What, e.g. "Travel beyond 30 km"').meta(hers('rates', 'What')),
        price: priceSchema
          .optional()
          .describe('Whole units; absent: on request')
          .meta(hers('rates', 'Price', { help: 'Leave it empty for “on request”.' })),
      }),
    )
    .default([])
    .describe('What costs extra')
    .meta(hers('rates', 'What costs extra')),
  faq: z
    .array(
      z.strictObject({
        question: z.string().min(1).max(160).describe('The question').meta(hers('questions', 'Question')),
        answer: z
          .string()
          .min(1)
          .max(TEXT_LENGTH_MAX)
          .describe('The answer')
          .meta(hers('questions', 'Answer', { isLong: true })),
      }),
    )
    .default([])
    .describe('Questions and answers')
    .meta(hers('questions', 'Questions and answers')),
  testimonials: z
    .array(
      z.strictObject({
        quote: z
          .string()
          .min(1)
          .max(TEXT_LENGTH_MAX)
          .describe('What was said')
          .meta(hers('questions', 'What was said', { isLong: true })),
        by: z
          .string()
          .min(1)
          .max(60)
          .describe('By whom, discreetly, e.g. "M., Sydney"')
          .meta(hers('questions', 'By whom', { help: 'Discreetly, e.g. M., Sydney.' })),
      }),
    )
    .default([])
    .describe('Kind words')
    .meta(hers('questions', 'Kind words')),
})

/** content.yaml joined with the text of about.md. */
export const aboutSchema = z
  .string()
  .min(1)
  .max(LONG_TEXT_LENGTH_MAX)
  .meta(
    hers('words', 'About you', { help: 'A line that starts with ## is a heading; an empty line starts a new paragraph.', isLong: true }),
  )

export type ContentInput = z.input<typeof contentSchema>
export type Content = z.output<typeof contentSchema>
export type Service = z.output<typeof serviceSchema>
