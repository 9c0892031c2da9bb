import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { ROOT } from '../command-line/root.ts'
import { formatBuildTable } from '../print/format-build-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { showProblems } from '../print/show-problems.ts'

/** Tenants, or all -> dist/; a table, then every problem. Exit code 1 if one could not be built. */
export async function build(tenants: string[], { force, diff, json }: { force: boolean; diff: boolean; json: boolean }): Promise<void> {
  const start = performance.now()
  const result = await buildAll({ paths: buildPaths(ROOT), tenants, force, diff, onProgress: showEncodingProgress })
  const seconds = Math.round(performance.now() - start) / 1000
  if (json) console.log(JSON.stringify({ ...result, seconds }, null, 2))
  else if (result.builds.length > 0) console.log(formatBuildTable(result, seconds))
  if (result.problems.length === 0) return
  if (!json) console.error(`\n${await showProblems(ROOT, result.problems)}`)
  process.exitCode = 1
}
