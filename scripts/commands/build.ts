import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll, formatProblems } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { formatBuildTable } from '../print/format-build-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'

// npm run build -- [tenant …] [--force] [--diff] [--json]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    force: { type: 'boolean', default: false },
    diff: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const start = performance.now()
const result = await buildAll({
  paths: buildPaths(path.resolve(import.meta.dirname, '../..')),
  tenants: positionals,
  force: values.force,
  diff: values.diff,
  onProgress: showEncodingProgress,
})
const seconds = Math.round(performance.now() - start) / 1000
if (values.json) console.log(JSON.stringify({ ...result, seconds }, null, 2))
else if (result.builds.length > 0) console.log(formatBuildTable(result, seconds))
if (result.problems.length > 0) {
  if (!values.json) console.error(`\n${formatProblems(result.problems)}`)
  process.exitCode = 1
}
