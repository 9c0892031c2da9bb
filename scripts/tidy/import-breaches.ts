import path from 'node:path'
import type { Breach, Source } from './find-untidy.ts'

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)['"](\.[^'"]+)['"]/g

/** Imports of one file, as paths from the root. */
export function localImports({ file, text }: Source): { target: string; line: number }[] {
  return [...text.matchAll(IMPORT)].map((match) => ({
    target: path.posix.join(path.posix.dirname(file), (match[1] ?? '').replace(/\?.*$/, '')),
    line: text.slice(0, match.index).split('\n').length,
  }))
}

/** What may cross from one top-level folder into another. `scripts` may import everything. */
const ALLOWED: Record<string, RegExp> = {
  tenants: /^tenants\//,
  sites: /^(sites|tenants)\//,
  edge: /^(edge|tenants\/contract|db\/queries)\//,
  db: /^(db|tenants\/contract)\//,
}

export function importBreaches(source: Source): Breach[] {
  const { file } = source
  if (file.endsWith('.test.ts')) return []
  const top = file.split('/')[0] ?? ''
  const allowed = file.startsWith('tenants/contract/') ? /^tenants\/contract\// : ALLOWED[top]
  const crossing = allowed === undefined ? [] : localImports(source).filter(({ target }) => !allowed.test(target))
  return [
    ...crossing.map(({ target, line }) => ({ file, line, rule: `${top}/ may not import ${target}` })),
    ...(file.startsWith('tenants/contract/') ? foreignPackages(source) : []),
  ]
}

function foreignPackages({ file, text }: Source): Breach[] {
  const packages = [...text.matchAll(/from\s+['"]([^.'"][^'"]*)['"]/g)].filter(([, name]) => !/^zod(\/mini)?$/.test(name ?? ''))
  return packages.map(([, name]) => ({ file, rule: `the contract imports zod and nothing else, not ${name}` }))
}
