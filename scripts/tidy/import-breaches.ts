import path from 'node:path'
import type { Breach, Source } from './find-untidy.ts'

const IMPORT = /(?:(?:^|\n)\s*(?:import|export)\s+(?<names>[^'";]*?)from\s+|import\s*\(\s*|import\s+|from\s+)['"](?<target>\.[^'"]+)['"]/g

export interface LocalImport {
  /** Path from the root. */
  target: string
  line: number
  /** Nothing of it is there at run time. */
  isType: boolean
}

/** Imports of one file. */
export function localImports({ file, text }: Source): LocalImport[] {
  return [...text.matchAll(IMPORT)].map((match) => ({
    target: path.posix.join(path.posix.dirname(file), (match.groups?.target ?? '').replace(/\?.*$/, '')),
    line: lineOf(text, match.index + match[0].length),
    isType: isTypeOnly(match.groups?.names ?? ''),
  }))
}

const PACKAGE =
  /(?:(?:^|\n)\s*(?:import|export)\s+(?<names>[^'";]*?)from\s+|import\s*\(\s*|(?:^|\n)\s*import\s+)['"](?<target>[^.'"][^'"]*)['"]/g

/** Packages that one file needs at run time: `@scope/name` of `@scope/name/part`. */
export function importedPackages({ text }: Source): { name: string; line: number }[] {
  return [...text.matchAll(PACKAGE)]
    .filter((match) => !isTypeOnly(match.groups?.names ?? ''))
    .map((match) => ({
      name: (match.groups?.target ?? '').split('/', match.groups?.target?.startsWith('@') ? 2 : 1).join('/'),
      line: lineOf(text, match.index + match[0].length),
    }))
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** `type X`, `type { X }` or `{ type X, type Y }`. */
function isTypeOnly(names: string): boolean {
  if (/^type\b/.test(names)) return true
  const listed = /^\{([^}]*)\}\s*$/.exec(names)?.[1]
  const parts = listed?.split(',').filter((part) => part.trim() !== '')
  return parts !== undefined && parts.length > 0 && parts.every((part) => part.trim().startsWith('type '))
}

export const folderOf = (file: string): string => path.posix.dirname(file)

/** What may cross from one top-level folder into another. `scripts` may import everything. */
const ALLOWED: Record<string, RegExp> = {
  tenants: /^tenants\//,
  sites: /^(sites|tenants)\//,
  edge: /^(edge|tenants\/contract|db\/queries)\//,
  db: /^(db|tenants\/contract)\//,
}

/** Folders within those that may less, or more: her forms read Markdown as a build does, and what the platform Worker reads it by may need nothing of Node. */
const FOLDERS: readonly (readonly [string, RegExp])[] = [
  ['tenants/contract/', /^tenants\/contract\//],
  ['tenants/markdown/', /^tenants\/(contract|markdown)\//],
  ['edge/platform/', /^(edge|tenants\/(contract|markdown)|db\/queries)\//],
]

export function importBreaches(source: Source): Breach[] {
  const { file } = source
  if (/\.test\.tsx?$/.test(file)) return []
  const top = file.split('/')[0] ?? ''
  const allowed = FOLDERS.find(([folder]) => file.startsWith(folder))?.[1] ?? ALLOWED[top]
  const crossing = allowed === undefined ? [] : localImports(source).filter(({ target }) => !allowed.test(target))
  return [
    ...crossing.map(({ target, line }) => ({ file, line, rule: `${top}/ may not import ${target}` })),
    ...(file.startsWith('tenants/contract/') ? foreignPackages(source) : []),
  ]
}

function foreignPackages({ file, text }: Source): Breach[] {
  const packages = [...text.matchAll(/from\s+['"]([^.'"][^'"]*)['"]/g)].filter(
    ([, name]) => !/^(zod(\/mini)?|@date-fns\/tz(\/tzOffset)?)$/.test(name ?? ''),
  )
  return packages.map(([, name]) => ({ file, rule: `the contract imports zod and the clocks of @date-fns/tz, not ${name}` }))
}
