import { expect, it } from 'vitest'
import { experimentSchema } from './experiments.ts'
import { pictureName } from './picture.ts'
import { nameShownPhotos } from './shown-photo.ts'

it('calls a photo by its caption, else by what it shows', () => {
  expect(pictureName({ alt: 'A dandelion clock', caption: 'The hour I like best' })).toBe('The hour I like best')
  expect(pictureName({ alt: 'A dandelion clock' })).toBe('A dandelion clock')
  expect(pictureName(undefined)).toBe('A photo you have removed')
})

const photoTest = (slot: 'hero' | 'portrait') =>
  experimentSchema.parse({
    id: 'opening',
    kind: 'photo',
    hypothesis: 'Warmer.',
    page: slot === 'hero' ? 'home' : 'about',
    slot,
    status: 'running',
    start: '2026-11-02',
    variants: [
      { id: 'control', weight: 50 },
      { id: 'garden', weight: 50, photo: 'garden' },
    ],
  })
const photos = [
  { id: 'figs', slots: ['gallery' as const] },
  { id: 'silk', slots: ['hero' as const] },
  { id: 'salon', slots: ['about' as const] },
]

it('says which photo control shows where the test leaves it out', () => {
  const shown = (slot: 'hero' | 'portrait', all = photos) =>
    nameShownPhotos(photoTest(slot), all).variants.map((each) => 'photo' in each && each.photo)
  expect(shown('hero')).toEqual(['silk', 'garden'])
  expect(shown('portrait')).toEqual(['salon', 'garden'])
  // As the page does: without a portrait the opening photo stands there.
  expect(shown('portrait', photos.slice(0, 2))).toEqual(['silk', 'garden'])
})
