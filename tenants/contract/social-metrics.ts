import * as z from 'zod'
import { slugSchema } from './fields.ts'
import { SOCIAL_PLATFORMS } from './tenant.ts'

// A row of what a platform says of one post on one day: the columns of a CSV or the objects of a JSON list.

const figure = (what: string) =>
  z
    .preprocess(
      (value) => (value === '' || value === undefined ? 0 : typeof value === 'string' ? Number(value.replaceAll(/[,\s]/g, '')) : value),
      z.int('a whole number').min(0, 'a number of 0 or more'),
    )
    .describe(what)

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value)

export const socialMetricSchema = z.strictObject({
  platform: z.enum(SOCIAL_PLATFORMS).describe('Which platform, e.g. "bluesky"'),
  postId: z.string().min(1).max(200).describe('The platform’s own id of the post'),
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
