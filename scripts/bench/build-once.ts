import path from 'node:path'
import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'

// For bench build: builds the tenants of a folder by force in a process of its own, and tells its peak memory.

const [folder = ''] = process.argv.slice(2)
const paths = {
  ...buildPaths(path.resolve(import.meta.dirname, '../..')),
  tenants: path.join(folder, 'tenants'),
  dist: path.join(folder, 'dist'),
  cache: path.join(folder, 'cache'),
}
const { problems } = await buildAll({ paths, tenants: [], force: true, onProgress: () => undefined })
console.log(JSON.stringify({ problems: problems.length, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
