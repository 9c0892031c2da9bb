import path from 'node:path'
import { build } from 'esbuild'
import { BROWSER_TARGETS } from '../styles/targets.ts'

const PREFIXES = ['inline:', 'lazy:']

/**
 * Vite plugin. `import text from 'inline:./file.ts'` gives that script, bundled and minified, as text for an inline <script>;
 * `import url from 'lazy:./file.ts'` gives its address for a later `import(url)`, without the kilobyte that Vite wraps around one of its own.
 */
export const inlineScript = () => ({
  name: 'inline-script',
  resolveId: (source: string, importer = '') => {
    const prefix = PREFIXES.find((each) => source.startsWith(each))
    if (prefix === undefined) return undefined
    return `${prefix}${path.resolve(path.dirname(importer.split('?')[0] ?? ''), source.slice(prefix.length))}?script`
  },
  async load(this: { emitFile: (file: { type: 'asset'; name: string; source: string }) => string }, id: string) {
    const prefix = PREFIXES.find((each) => id.startsWith(each))
    if (prefix === undefined) return undefined
    const entry = id.slice(prefix.length, -'?script'.length)
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: prefix === 'lazy:' ? 'esm' : 'iife',
      target: BROWSER_TARGETS,
      write: false,
    })
    const text = outputFiles[0]?.text.trim() ?? ''
    if (prefix === 'inline:') return `export default ${JSON.stringify(text)}`
    const file = this.emitFile({ type: 'asset', name: `${path.basename(entry, '.ts')}.js`, source: text })
    return `export default import.meta.ROLLUP_FILE_URL_${file}`
  },
})
