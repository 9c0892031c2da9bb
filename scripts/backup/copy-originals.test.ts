import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyOriginals } from './copy-originals.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'originals-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (...parts: string[]) => path.join(folder, 'from', ...parts)
const object = (digit: string) => digit.repeat(64)
const copied = async () =>
  (await readdir(path.join(folder, 'to'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, 'to'), path.join(entry.parentPath, entry.name)))
    .sort()
const copy = () => copyOriginals(at(), path.join(folder, 'to'))

beforeEach(async () => {
  for (const upload of ['1', '2', '3']) {
    await mkdir(at('claire', upload), { recursive: true })
    await writeFile(at('claire', upload, object(upload)), upload)
  }
})

it('misses a piece that is gone by its turn, and nothing that comes after it', async () => {
  // Listed, and not there when it is read, as a piece whose photo has just become whole.
  await symlink(at('gone'), at('claire', '1', object('0')))
  await writeFile(at('claire', '2', `${object('4')}.1a2b3c4d`), 'half')
  expect(await copy()).toBe(3)
  expect(await copied()).toEqual(['1', '2', '3'].map((upload) => `claire/${upload}/${object(upload)}`))
})

it('has nothing to copy where no photo was ever added', async () => {
  await rm(at(), { recursive: true })
  expect(await copy()).toBe(0)
})

it('fails where one cannot be written: a back-up without it would be called whole', async () => {
  await mkdir(path.join(folder, 'to'))
  await writeFile(path.join(folder, 'to/claire'), 'in the way')
  await expect(copy()).rejects.toThrow(/EEXIST|ENOTDIR/)
})
