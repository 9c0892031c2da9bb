import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PlannedFile, planAppFonts } from './plan-app-fonts.ts'
import { planAppIcons } from './plan-app-icons.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../edge/platform/design')
const json = async (name: string) => JSON.parse(await readFile(path.join(FOLDER, name), 'utf8')) as unknown

async function expectKept(folder: string, planned: readonly PlannedFile[]): Promise<void> {
  expect((await readdir(path.join(FOLDER, folder))).sort()).toEqual(planned.map(({ name }) => name).sort())
  for (const { name, content } of planned) expect(content.equals(await readFile(path.join(FOLDER, folder, name))), name).toBe(true)
}

describe('the files of her app', () => {
  it('are the fonts that the code makes, at most 40 KB together', async () => {
    const { files, faces } = await planAppFonts()
    await expectKept('fonts', files)
    expect(await json('font-faces.json')).toEqual(faces)
    expect(files.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(40 * 1024)
  })

  it('are the icons that the code draws', async () => {
    const { files, addresses } = await planAppIcons()
    await expectKept('icons', files)
    expect(await json('icons.json')).toEqual(addresses)
  })
})
