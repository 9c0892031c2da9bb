import path from 'node:path'
import { formatTable } from '../print/format-table.ts'
import { isAllowed, readLicences } from './read-licences.ts'

/** A table of the licences of all packages; exit code 1 where one is not allowed. */
export async function tellLicences(): Promise<void> {
  const packages = await readLicences(path.resolve(import.meta.dirname, '../../package-lock.json'))
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort()
  console.log(
    formatTable(
      licences.map((licence) => {
        const named = (isDev: boolean) => [
          ...new Set(packages.filter((each) => each.licence === licence && each.isDev === isDev).map(({ name }) => name)),
        ]
        const [shipped, dev] = [named(false), named(true)]
        const examples = shipped.length > 0 ? shipped : dev
        return {
          licence: licence || 'none',
          packages: `${shipped.length}`,
          'for development': `${dev.length}`,
          'for example': examples.slice(0, 3).join(' '),
        }
      }),
    ),
  )
  const refused = packages.filter(({ licence }) => !isAllowed(licence))
  for (const { name, version, licence } of refused)
    console.error(
      `${name} ${version}: "${licence}" is not among the allowed licences (scripts/licences/read-licences.ts). Use another package.`,
    )
  process.exitCode = refused.length === 0 ? 0 : 1
}
