import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { HOME_SECTIONS } from '../contract/content.ts'
import { nearestName } from './nearest-name.ts'
import { type Problem, relativeFile } from './problem.ts'

/** Files of sections/ that replace no section: they would be ignored without a word. */
export async function checkSections(folder: string): Promise<Problem[]> {
  const names = await readdir(path.join(folder, 'sections')).catch(() => [])
  const known = HOME_SECTIONS.map((section) => `${section}.astro`)
  return names
    .filter((name) => !name.startsWith('.') && !known.includes(name))
    .map((name) => {
      const near = nearestName(name, known)
      return {
        file: relativeFile(folder, path.join('sections', name)),
        got: `"${name}", which is no section that can be replaced`,
        expected: `one of ${known.join(', ')}`,
        fix:
          near === undefined
            ? 'Rename or remove the file; custom.css changes how the rest looks.'
            : `Did you mean ${near}? Rename the file.`,
      }
    })
}
