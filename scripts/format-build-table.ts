import type { BuildResult } from '../sites/build/build-all.ts'
import type { TenantBuild } from '../sites/build/build-tenant.ts'

/** The summary of a build, for a terminal. */
export function formatBuildTable({ builds, engine }: BuildResult, seconds: number): string {
  const built = builds.filter((build) => build.built)
  const rest = builds.length - built.length
  const lines = []
  if (built.length > 0) lines.push(formatTable(built.map(tenantRow)))
  if (rest > 0)
    lines.push(`${rest === 1 ? `${builds.find((build) => !build.built)?.slug}: unchanged` : `${rest} tenants unchanged`}, nothing to do.`)
  lines.push(`Engine ${engine.compiled ? `compiled in ${engine.seconds} s` : 'unchanged'}. Done in ${seconds} s.`)
  return lines.join('\n')
}

const tenantRow = (build: TenantBuild): Record<string, string> => ({
  tenant: build.slug,
  pages: String(build.pages),
  'HTML files': String(build.permutations),
  photos: String(build.photos),
  renditions: String(build.renditions),
  'from cache': String(build.cacheHits),
  bytes: `${(build.bytes / 1024 / 1024).toFixed(1)} MB`,
  ...Object.fromEntries(Object.entries(build.seconds).map(([step, value]) => [`${step} s`, value.toFixed(2)])),
})

/** Rows with the same keys -> aligned columns. */
function formatTable(rows: Record<string, string>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')
  return [
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
  ].join('\n')
}
