import type { Breach, Source } from './find-untidy.ts'
import { importedPackages, localImports } from './import-breaches.ts'

/** A command of quality is run by developers; every other one, and all that is built or bundled, runs where `npm ci --omit=dev` installed it. */
const isRoot = ({ file, text }: Source): boolean =>
  !/\.test\.tsx?$/.test(file) &&
  (/^(sites|edge|tenants|db)\//.test(file) || (/^scripts\/commands\//.test(file) && !text.includes("group: 'Quality'")))

/** Packages that production would miss: imported by what runs there, and listed among the development dependencies of package.json. */
export function developmentOnly(sources: readonly Source[], packageJson: string): Breach[] {
  const { devDependencies = {} } = JSON.parse(packageJson) as { devDependencies?: Record<string, string> }
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const reached = new Set(sources.filter(isRoot).map(({ file }) => file))
  const breaches: Breach[] = []
  for (const file of reached) {
    const source = byFile.get(file)
    if (!source || /-fixtures\.ts$/.test(file)) continue
    for (const { name, line } of importedPackages(source))
      if (Object.hasOwn(devDependencies, name))
        breaches.push({ file, line, rule: `production reaches this file, and ${name} is installed for development only` })
    for (const { target, isType } of localImports(source)) if (!isType) reached.add(target)
  }
  return breaches
}
