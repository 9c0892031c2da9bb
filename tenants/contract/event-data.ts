import * as z from 'zod/mini'
import { smallSlugSchema as slug } from './slug.ts'

const noData = z.object({})
const photoData = z.object({
  /** Photo id. */
  photo: slug,
})
const experimentData = z.object({
  /** Experiment id. */
  experiment: slug,
  /** Version of the experiment, from 1. */
  version: z.int().check(z.minimum(1)),
  /** Variant id. */
  variant: slug,
})

/** The small typed data of each event. */
export const EVENT_DATA = {
  page_view: noData,
  photo_view: photoData,
  photo_click: photoData,
  gallery_open: noData,
  pricing_view: noData,
  form_start: noData,
  form_submit: noData,
  cta_click: noData,
  email_click: noData,
  phone_click: noData,
  social_click: z.object({
    /** Platform, e.g. "bluesky". */
    platform: slug,
  }),
  testimonial_view: noData,
  engagement: z.object({
    /** Time the page was visible, in seconds. */
    seconds: z.number().check(z.minimum(0), z.maximum(86_400)),
    /** Deepest point reached, in percent of the page. */
    scrollPercent: z.number().check(z.minimum(0), z.maximum(100)),
  }),
  experiment_exposure: experimentData,
  experiment_conversion: experimentData,
} as const

export type EventName = keyof typeof EVENT_DATA
export const EVENT_NAMES = Object.keys(EVENT_DATA) as [EventName, ...EventName[]]
