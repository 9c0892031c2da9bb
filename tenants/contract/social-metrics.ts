import * as z from 'zod'
import { slugSchema } from './fields.ts'
import { SOCIAL_PLATFORMS } from './tenant.ts'

// A row of what a platform says of one post on one day: the columns of a CSV or the objects of a JSON list.

/** 12000, or 12,000 as it is written here: 12.000 is twelve to one reader and twelve thousand to another. */
const FIGURE = /^(-?\d+|\d{1,3}(,\d{3})+)$/

const figure = (what: string) =>
  z
    .preprocess(
      (value) => {
        if (value === '' || value === undefined) return 0
        return typeof value === 'string' && FIGURE.test(value) ? Number(value.replaceAll(',', '')) : value
      },
      z
        .int({
          error: ({ input }) => `expected a whole number such as 12000, got ${JSON.stringify(input)}: write it without points or letters`,
        })
        .min(0, 'expected a number of 0 or more'),
    )
    .describe(what)

/** What a spreadsheet makes of a long id: most of its digits are lost. */
const ROUNDED = /^\d([.,]\d+)?e\+?\d+$/i

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value)

export const socialMetricSchema = z.strictObject({
  platform: z.enum(SOCIAL_PLATFORMS).describe('Which platform, e.g. "bluesky"'),
  postId: z
    .string()
    .min(1)
    .max(200)
    .refine((id) => !ROUNDED.test(id), {
      error: ({ input }) =>
        `got "${input}", an id that a spreadsheet has rounded: format that column as text and paste the ids again, or import the platform’s own file`,
    })
    .describe('The platform’s own id of the post'),
  measuredOn: z.iso.date('a date as YYYY-MM-DD').describe('Day of the figures; importing a day again replaces them'),
  postedAt: z
    .preprocess(blankAsAbsent, z.iso.datetime({ offset: true, error: 'a time as 2026-11-02T09:30:00+11:00' }).optional())
    .describe('When it was posted'),
  url: z.preprocess(blankAsAbsent, z.url('an https:// address').optional()).describe('Address of the post'),
  utmCampaign: z
    .preprocess(blankAsAbsent, slugSchema.optional())
    .describe('utm_campaign of the link in the post: joins it to visits and requests'),
  impressions: figure('How often it was shown'),
  likes: figure('Likes'),
  comments: figure('Comments'),
  shares: figure('Shares'),
  clicks: figure('Clicks on the link, as the platform counts them'),
})

export type SocialMetric = z.output<typeof socialMetricSchema>
