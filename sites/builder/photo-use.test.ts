import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetPhotoUse, notePhotoUse, photoSource } from './photo-use.ts'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'photo-use-'))
  for (const key of ['bare', 'blurred', 'silk', 'silk-tall']) await mkdir(path.join(cache, 'photos', key), { recursive: true })
})
afterEach(() => rm(cache, { recursive: true }))

const kept = () => readdir(path.join(cache, 'photos'))
const live = { slug: 'emma', by: 'live' } as const
const draft = { slug: 'emma', by: 'made' } as const

describe('what was made of a photo', () => {
  it('goes when it is blurred in a draft, when the draft ends, and not while her live site shows it', async () => {
    await notePhotoUse(cache, live, { silk: ['silk'] })
    await notePhotoUse(cache, draft, { silk: ['silk'], bare: ['bare'] })
    expect(await kept()).toContain('bare')
    await notePhotoUse(cache, draft, { silk: ['silk'], drawn: ['blurred'] })
    expect(await kept()).toEqual(['blurred', 'silk', 'silk-tall'])
    await notePhotoUse(cache, draft, {})
    expect(await kept()).toEqual(['silk', 'silk-tall'])
  })

  it('stays where it is cut in another way, until the photo goes: a change of looks back and forth encodes nothing', async () => {
    await notePhotoUse(cache, live, { silk: ['silk'] })
    await notePhotoUse(cache, live, { silk: ['silk-tall'] })
    expect(await kept()).toContain('silk')
    await notePhotoUse(cache, live, { other: ['blurred'] })
    expect(await kept()).toEqual(['bare', 'blurred'])
  })

  it('stays while another tenant shows the same one, and goes with the last', async () => {
    await notePhotoUse(cache, live, { silk: ['silk'] })
    await notePhotoUse(cache, { slug: 'zoe', by: 'live' }, { silk: ['silk'] })
    await forgetPhotoUse(cache, 'emma')
    expect(await kept()).toContain('silk')
    await forgetPhotoUse(cache, 'zoe')
    expect(await kept()).not.toContain('silk')
  })

  it('stays where folders share it whose lists are not here', async () => {
    const other = await mkdtemp(path.join(tmpdir(), 'photo-use-'))
    await symlink(path.join(cache, 'photos'), path.join(other, 'photos'))
    await notePhotoUse(other, live, { silk: ['silk'] })
    await notePhotoUse(other, live, {})
    expect(await kept()).toContain('silk')
    await rm(other, { recursive: true })
  })

  it('is another one with another blur', () => {
    const area = { x: 0, y: 0, width: 0.5, height: 0.5 }
    expect(photoSource('a', { blur: [] })).toBe(photoSource('a', { blur: [] }))
    expect(new Set([photoSource('a', { blur: [] }), photoSource('a', { blur: [area] }), photoSource('b', { blur: [] })]).size).toBe(3)
  })
})
