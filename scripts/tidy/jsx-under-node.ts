import type { Breach, Source } from './find-untidy.ts'
import { localImports } from './import-breaches.ts'

/** Node runs .ts as it is, but no .tsx: whatever a command reaches by imports (mails, sentences, statistics) must stay .ts. */
export function jsxUnderNode(sources: readonly Source[]): Breach[] {
  const imports = new Map(sources.map((source) => [source.file, localImports(source).filter(({ isType }) => !isType)]))
  const reached = [...imports.keys()].filter((file) => file.startsWith('scripts/') && !/\.test\.tsx?$/.test(file))
  const seen = new Set(reached)
  const breaches: Breach[] = []
  for (const file of reached) {
    for (const { target, line } of imports.get(file) ?? []) {
      if (target.endsWith('.tsx')) breaches.push({ file, line, rule: `a command under Node reaches this file, and Node runs no ${target}` })
      else if (!seen.has(target)) {
        seen.add(target)
        reached.push(target)
      }
    }
  }
  return breaches
}
