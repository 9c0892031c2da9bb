import * as z from 'zod'
import { fileNameSchema, fractionSchema, slugSchema } from './fields.ts'
import { hers } from './hers.ts'
import { ALT_LENGTH_MAX, PHOTOS_PER_TENANT_MAX } from './limits.ts'

// photos.yaml: the originals in photos/, and how each may be shown.

export const PHOTO_SLOTS = ['hero', 'about', 'gallery'] as const
export type PhotoSlot = (typeof PHOTO_SLOTS)[number]

const blurRegionSchema = z
  .strictObject({
    x: fractionSchema.describe('Left edge as a fraction of the width, e.g. 0.4'),
    y: fractionSchema.describe('Top edge as a fraction of the height, e.g. 0.1'),
    width: fractionSchema.describe('Width as a fraction of the photo’s width, e.g. 0.2'),
    height: fractionSchema.describe('Height as a fraction of the photo’s height, e.g. 0.2'),
  })
  .refine((region) => region.width > 0 && region.height > 0 && region.x + region.width <= 1 && region.y + region.height <= 1, {
    error: 'a region inside the photo (x + width and y + height at most 1, neither side 0)',
  })

export const photoSchema = z.strictObject({
  id: slugSchema.describe('Name for experiments and reports, e.g. "garden"'),
  file: fileNameSchema.describe('File in photos/, e.g. "garden.jpg"; the name is never published'),
  alt: z
    .string()
    .min(1)
    .max(ALT_LENGTH_MAX)
    .describe('What the photo shows, for somebody who cannot see it')
    .meta(hers('photos', 'What the photo shows', { help: 'One plain sentence, for someone who can’t see it.' })),
  caption: z.string().max(120).optional().describe('A line below the photo in the gallery').meta(hers('photos', 'Caption in the gallery')),
  focus: z
    .strictObject({
      x: fractionSchema.describe('From the left, as a fraction, e.g. 0.5'),
      y: fractionSchema.describe('From the top, as a fraction, e.g. 0.3'),
    })
    .default({ x: 0.5, y: 0.5 })
    .describe('The point that stays visible when the photo is cropped')
    .meta(hers('photos', 'What must stay visible')),
  slots: z
    .array(z.enum(PHOTO_SLOTS))
    .default(['gallery'])
    .describe('Where it may appear; the first photo with a slot is its control')
    .meta(hers('photos', 'Where it may appear')),
  blur: z
    .array(blurRegionSchema)
    .default([])
    .describe('Regions burnt out before anything is written: a face, a tattoo')
    .meta(hers('photos', 'Blurred areas')),
})

export const photosSchema = z.strictObject({
  watermark: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe(
      'Text burnt into every photo, just below and right of centre, so it shows however the photo is cropped, e.g. "claire.example"',
    )
    .meta(
      hers('photos', 'Watermark', {
        help: 'Written into every photo, just below and right of centre, so it shows however the photo is cropped.',
      }),
    ),
  photos: z
    .array(photoSchema)
    .min(1)
    .max(PHOTOS_PER_TENANT_MAX)
    .describe('All photos, in the order of the gallery')
    .meta(hers('photos', 'Photos')),
})

export type PhotosInput = z.input<typeof photosSchema>
export type Photo = z.output<typeof photoSchema>
export type BlurRegion = z.output<typeof blurRegionSchema>
