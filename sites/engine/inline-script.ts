import path from 'node:path'
import { build } from 'esbuild'

const PREFIX = 'inline:'

/** Vite plugin: `import text from 'inline:./file.ts'` gives that script, bundled and minified, as text for an inline <script>. */
export const inlineScript = () => ({
  name: 'inline-script',
  resolveId: (source: string, importer = '') =>
    source.startsWith(PREFIX)
      ? `${PREFIX}${path.resolve(path.dirname(importer.split('?')[0] ?? ''), source.slice(PREFIX.length))}?script`
      : undefined,
  async load(id: string) {
    if (!id.startsWith(PREFIX)) return undefined
    const entry = id.slice(PREFIX.length, -'?script'.length)
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      write: false,
    })
    return `export default ${JSON.stringify(outputFiles[0]?.text.trim())}`
  },
})
