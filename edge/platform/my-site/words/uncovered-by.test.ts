import { expect, it } from 'vitest'
import type { BlurRegion } from '../../../../tenants/contract/photos.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'
import { uncoveredBy } from './uncovered-by.ts'

const region = (x: number, y: number, width = 0.2, height = 0.2): BlurRegion => ({ x, y, width, height })
const shows = (before: readonly BlurRegion[], after: readonly BlurRegion[]) =>
  uncoveredBy(
    { file: 'photos.yaml', path: 'photos/hill/blur', before: before as unknown as Json, after: after as unknown as Json },
    undefined,
  )

it('tells what becomes visible, and nothing where all of it stays hidden', () => {
  const hand = region(0.1, 0.1)
  expect(shows([hand], [])).toBe(true)
  expect(shows([hand], [region(0.6, 0.6)])).toBe(true)
  expect(shows([hand], [region(0.15, 0.1)])).toBe(true)
  expect(shows([hand], [hand])).toBe(false)
  expect(shows([], [hand])).toBe(false)
  expect(shows([hand], [hand, region(0.6, 0.6)])).toBe(false)
  expect(shows([hand], [region(0, 0, 0.5, 0.5)])).toBe(false)
  // Two that hide it between them, and two with a gap.
  expect(shows([hand], [region(0, 0, 0.2, 0.5), region(0.2, 0, 0.3, 0.5)])).toBe(false)
  expect(shows([hand], [region(0, 0, 0.17, 0.5), region(0.22, 0, 0.3, 0.5)])).toBe(true)
})

it('knows it of a photo by its file, and says nothing of one that comes or goes', () => {
  const versions = new Map([['hill-1.jpg', { blur: [region(0.1, 0.1)], keepsOriginal: true }]])
  const change = (before: string | undefined, after: string | undefined) =>
    uncoveredBy(
      {
        file: 'photos.yaml',
        path: 'photos/hill',
        before: before === undefined ? undefined : { id: 'hill', file: before },
        after: after === undefined ? undefined : { id: 'hill', file: after },
      },
      versions,
    )
  expect(change('hill-1.jpg', 'hill.jpg')).toBe(true)
  expect(change('hill.jpg', 'hill-1.jpg')).toBe(false)
  expect(change(undefined, 'hill.jpg')).toBe(false)
  expect(change('hill-1.jpg', undefined)).toBe(false)
})
