import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../../scripts/test-support/sample-source.ts'
import { withSiteValue } from '../../../tenants/contract/site-fields.ts'
import { OPENING_PHOTO_PX_MIN } from '../../../tenants/contract/upload-limits.ts'
import { openingProblem } from '../my-site/photos/photo-rules.ts'
import { placePhotos } from '../my-site/set-up/place-photos.ts'
import { isTooSmallToOpen, sizeOf, smallWords, TOO_SMALL_TO_OPEN } from './photo-size.ts'

const TINY = { width: 120, height: 90 }
const margot = sampleSource('margot')
const giving = (slots: string[]) => withSiteValue(margot, { file: 'photos.yaml', path: 'photos/hut/slots' }, slots)
const known = (width: number, height: number) => ({
  newPhotos: new Map([['new', TINY]]),
  pictures: new Map([['hut', { photoWidth: width, photoHeight: height }]]),
})

describe('a photo that is small', () => {
  it('is said to be, with what is enough, and that it can’t open her site where it can’t', () => {
    expect(smallWords({ width: 1080, height: 1350 })).toBe(
      'This photo is small (1080 × 1350 pixels): it will look soft on a large screen. 1920 pixels along its longer side are enough.',
    )
    expect(smallWords(TINY)).toMatch(/\(120 × 90 pixels\).* It can’t open your site: that takes at least 640 × 800 pixels\.$/)
    for (const size of [undefined, { width: 1920, height: 1080 }, { width: 1080, height: 1920 }]) expect(smallWords(size)).toBeUndefined()
  })

  it('opens no page below what an opening photo needs', () => {
    expect([TINY, { width: 639, height: 2000 }, { width: 1200, height: 799 }].map(isTooSmallToOpen)).toEqual([true, true, true])
    expect([OPENING_PHOTO_PX_MIN, { width: 1920, height: 700 }, undefined].map(isTooSmallToOpen)).toEqual([false, false, false])
  })

  it('is not given that place, live or new, and keeps one that it had', () => {
    expect(openingProblem(margot, giving(['hero']), known(500, 700))).toBe(TOO_SMALL_TO_OPEN)
    expect(openingProblem(margot, giving(['gallery']), known(500, 700))).toBeUndefined()
    expect(openingProblem(margot, giving(['hero']), known(1200, 1500))).toBeUndefined()
    expect(openingProblem(giving(['hero']), giving(['hero', 'about']), known(500, 700))).toBeUndefined()
    expect([sizeOf(known(1, 1), 'new'), sizeOf(known(1, 2), 'hut'), sizeOf(known(1, 1), 'fog')]).toEqual([
      TINY,
      { width: 1, height: 2 },
      undefined,
    ])
  })

  it('is not the one that opens a new site, where another can', () => {
    const photos = ['small', 'large'].map((id) => ({ id, file: `${id}.jpg`, alt: id, slots: ['gallery'] }))
    const placed = placePhotos({ 'photos.yaml': { photos } }, (id) => id === 'large')
    expect(placed).toMatchObject([{ path: 'photos/large/slots', after: ['hero', 'about', 'gallery'] }])
  })
})
