import { expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'
import { changeWords } from './change-words.ts'
import type { Telling } from './value-words.ts'

const telling = { locale: 'en-AU', currency: 'AUD', source: sampleSource('margot') }

it('tells of a new photo where it appears and what is blurred of it, and of a change what is hidden then and now', () => {
  const photo = (more: object) => ({ id: 'colours', alt: 'A square of colours', ...more })
  const tell = (before: Json | undefined, after: Json | undefined, photoVersions?: Telling['photoVersions']) =>
    changeWords({ file: 'photos.yaml', path: 'photos/colours', before, after }, { ...telling, ...(photoVersions ? { photoVersions } : {}) })
  const added = (more: object) => tell(undefined, photo(more)).after
  const [one, moved, larger] = [0.1, 0.5, 0.1].map((x, index) => ({ x, y: 0.1, width: index === 2 ? 0.4 : 0.2, height: 0.2 }))
  expect(added({})).toEqual(['A square of colours · Gallery'])
  expect(added({ blur: [] })).toEqual(['A square of colours · Gallery'])
  expect(added({ blur: [one] })).toEqual(['A square of colours · Gallery · 1 blurred area'])
  // What is burnt into a file the platform knows, as long as anything of hers names it.
  const versions = new Map(
    Object.entries({ sharp: [], one: [one], moved: [moved], larger: [larger] }).map(([file, blur]) => [
      file,
      { blur, keepsOriginal: false },
    ]),
  ) as unknown as Telling['photoVersions']
  expect(tell(undefined, photo({ file: 'one' }), versions).after).toEqual(['A square of colours · Gallery · 1 blurred area'])
  const change = (from: string, to: string, more = {}) => {
    const { before, after } = tell(photo({ file: from }), photo({ file: to, ...more }), versions)
    return [...before, ...after]
  }
  expect(change('one', 'sharp')).toEqual(['1 blurred area', 'no blur'])
  expect(change('sharp', 'one')).toEqual(['no blur', '1 blurred area'])
  expect(change('one', 'moved')).toEqual(['1 blurred area', '1 blurred area, moved'])
  expect(change('one', 'larger')).toEqual(['1 blurred area', '1 blurred area, changed'])
  expect(change('one', 'sharp', { slots: [] })).toEqual(['A square of colours · Gallery · 1 blurred area', 'A square of colours · no blur'])
  const field = { file: 'photos.yaml', path: 'photos/fog/blur' }
  expect(changeWords({ ...field, before: [one as Json], after: undefined }, telling)).toMatchObject({
    before: ['1 blurred area'],
    after: ['no blur'],
  })
  expect(changeWords({ ...field, before: [one as Json], after: [moved as Json] }, telling)).toMatchObject({
    after: ['1 blurred area, moved'],
  })
})
