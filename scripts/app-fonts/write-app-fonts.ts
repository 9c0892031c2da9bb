import { mkdir, rm, writeFile } from 'node:fs/promises'
import { planAppFonts } from './plan-app-fonts.ts'

/** Writes the files that git keeps, so that the Worker knows their names and no build waits for them. */
export async function writeAppFonts(folder: URL): Promise<{ name: string; bytes: number }[]> {
  const { files, faces } = await planAppFonts()
  const fonts = new URL('fonts/', folder)
  await rm(fonts, { recursive: true, force: true })
  await mkdir(fonts, { recursive: true })
  for (const { name, content } of files) await writeFile(new URL(name, fonts), content)
  await writeFile(new URL('font-faces.json', folder), `${JSON.stringify(faces, null, 2)}\n`)
  return files.map(({ name, content }) => ({ name, bytes: content.length }))
}
