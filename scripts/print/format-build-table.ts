import type { BuildResult } from '../../sites/builder/build-all.ts'
import type { TenantBuild } from '../../sites/builder/build-tenant.ts'
import { formatTable } from './format-table.ts'

/** The summary of a build, for a terminal. */
export function formatBuildTable({ builds, removed, engine }: BuildResult, seconds: number): string {
  const built = builds.filter((build) => build.built)
  const rest = builds.length - built.length
  const lines = []
  if (built.length > 0) lines.push(formatTable(built.map(tenantRow)))
  lines.push(
    ...built.flatMap(({ slug, experiments }) =>
      experiments.map(
        ({ id, htmlFiles, bytes }) => `${slug}: the test ${id} costs ${htmlFiles} HTML files, ${Math.round(bytes / 1024)} KB.`,
      ),
    ),
  )
  for (const { slug, changes } of built)
    if (changes)
      lines.push(`${slug} against the last build:`, ...(changes.length === 0 ? ['  no change'] : changes.map((change) => `  ${change}`)))
  for (const { slug, photosLater } of built)
    if (photosLater)
      lines.push(
        `${slug}: ${photosLater === 1 ? '1 photo is' : `${photosLater} photos are`} still to be encoded; those on a page you open come first.`,
      )
  if (rest > 0)
    lines.push(`${rest === 1 ? `${builds.find((build) => !build.built)?.slug}: unchanged` : `${rest} tenants unchanged`}, nothing to do.`)
  for (const slug of removed) lines.push(`${slug}: the folder is gone, so the site was taken out of dist/.`)
  lines.push(`Engine ${engine.compiled ? `compiled in ${engine.seconds} s` : 'unchanged'}. Done in ${seconds} s.`)
  return lines.join('\n')
}

const tenantRow = (build: TenantBuild): Record<string, string> => ({
  tenant: build.slug,
  pages: String(build.pages),
  'HTML files': String(build.htmlFiles),
  photos: String(build.photos),
  renditions: String(build.renditions),
  'from cache': String(build.cacheHits),
  bytes: `${(build.bytes / 1024 / 1024).toFixed(1)} MB`,
  ...Object.fromEntries(Object.entries(build.seconds).map(([step, value]) => [`${step} s`, value.toFixed(2)])),
})
