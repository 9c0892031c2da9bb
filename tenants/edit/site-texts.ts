import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Json, SiteChange, SiteSource } from '../contract/site-fields.ts'
import { withSiteValue } from '../contract/site-fields.ts'
import { readYaml, rewriteYaml } from './rewrite-yaml.ts'

/** Files of a tenant's folder that are values or words, by name: all that a change of her site can write. */
export type SiteTexts = ReadonlyMap<string, string>

const YAML_FILES = ['tenant.yaml', 'content.yaml', 'theme.yaml', 'photos.yaml', 'experiments.yaml']
const PAGE = /^pages\/[a-z0-9][a-z0-9-]*\.md$/

/** No way out of the folder, and no file that is not words. */
export const isSiteFile = (file: string): boolean => YAML_FILES.includes(file) || file === 'about.md' || PAGE.test(file)

/** Those of a folder that are there. */
export async function readSiteTexts(folder: string): Promise<SiteTexts> {
  const pages = (await readdir(path.join(folder, 'pages')).catch(() => [])).map((name) => `pages/${name}`)
  const names = [...YAML_FILES, 'about.md', ...pages.filter((name) => PAGE.test(name)).sort()]
  const texts = await Promise.all(
    names.map(
      async (name): Promise<[string, string | undefined]> => [name, await readFile(path.join(folder, name), 'utf8').catch(ignoreMissing)],
    ),
  )
  return new Map(texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text.replace(/^\uFEFF/, '')] as const])))
}

/** What they say. Throws Error where a file is not YAML. Pure. */
export const sourceOf = (texts: SiteTexts): SiteSource =>
  Object.fromEntries([...texts].map(([file, text]): [string, Json] => [file, file.endsWith('.yaml') ? readYaml(text) : text]))

/** The texts with the changes written into them, whatever stood in their places. Files that say nothing else are the same bytes. Pure. */
export function applySiteChanges(texts: SiteTexts, changes: readonly SiteChange[]): SiteTexts {
  const changed = new Map(texts)
  for (const change of changes) {
    const { file } = change
    const before = sourceOf(new Map([...changed].filter(([name]) => name === file)))
    const value = withSiteValue(before, change, change.after)[file]
    if (value === undefined) changed.delete(file)
    else changed.set(file, file.endsWith('.yaml') ? rewriteYaml(changed.get(file) ?? '', value) : String(value))
  }
  return changed
}

/** Names of files that two readings of a folder differ in. Pure. */
export const differingFiles = (one: SiteTexts, other: SiteTexts): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort()

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
