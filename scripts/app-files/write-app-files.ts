import { mkdir, rm, writeFile } from 'node:fs/promises'
import { type PlannedFile, planAppFonts } from './plan-app-fonts.ts'
import { planAppIcons } from './plan-app-icons.ts'

/** Writes the files that git keeps, so that the Worker knows their names and no build waits for them. */
export async function writeAppFiles(folder: URL): Promise<{ name: string; bytes: number }[]> {
  const [fonts, icons] = await Promise.all([planAppFonts(), planAppIcons()])
  await writeFolder(new URL('fonts/', folder), fonts.files)
  await writeFolder(new URL('icons/', folder), icons.files)
  await writeJson(new URL('font-faces.json', folder), fonts.faces)
  await writeJson(new URL('icons.json', folder), icons.addresses)
  return [...fonts.files, ...icons.files].map(({ name, content }) => ({ name, bytes: content.length }))
}

async function writeFolder(folder: URL, files: readonly PlannedFile[]): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const { name, content } of files) await writeFile(new URL(name, folder), content)
}

const writeJson = (file: URL, data: unknown): Promise<void> => writeFile(file, `${JSON.stringify(data, null, 2)}\n`)
