import { expect, it } from 'vitest'
import { OPENING_PHOTO_PX_MIN } from '../../tenants/contract/upload-limits.ts'
import { DESIGN_PLACES } from '../designs/places.ts'
import { CROPS } from './plan-renditions.ts'

it('asks as much of a photo that opens a site as the smallest picture that is made of it', () => {
  const tall = Object.values(DESIGN_PLACES)
    .map(({ hero }) => CROPS[hero.crop])
    .filter(({ ratio }) => ratio !== null)
  expect(Math.max(...tall.map(({ widths }) => widths[0]))).toBe(OPENING_PHOTO_PX_MIN.width)
  expect(Math.max(...tall.map(({ ratio, widths }) => widths[0] / (ratio ?? 1)))).toBe(OPENING_PHOTO_PX_MIN.height)
})
