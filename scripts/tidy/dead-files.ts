import type { Breach, Source } from './find-untidy.ts'
import { localImports } from './import-breaches.ts'

/** Files that something other than an import reaches: commands, pages, Workers, tool configs, tests. */
const ROOTS = [
  /^[^/]+$/,
  /^scripts\/commands\/[^/]+\.ts$/,
  /^sites\/pages\//,
  /^sites\/engine\/entry\.ts$/, // named in astro.config.mjs
  /^sites\/(scripts\/(site|left)|islands\/(start|run)-form)\.ts$/, // inlined or fetched later by sites/engine/inline-script.ts
  /^edge\/([^/]+|site\/machine)\/index\.ts$/,
  /^edge\/platform\/app\/(client\/app|client\/photos\/photos|service-worker\/service-worker)\.ts$/, // bundled by sites/builder/build-app-scripts.ts
  /\.test\.tsx?$/,
  /^scripts\/bench\/(build-once\.ts$|edge-peers\/)/, // started, and bundled, by benches
  /^scripts\/chaos\/publisher-victim\.ts$/, // started by kill-publisher.ts
  /^scripts\/test-support\/(global-setup|counts-reporter|keep-run|own-days|refuse-stack)\.ts$/,
  /^scripts\/own-node\/tell-node\.mjs$/, // run by npm ci
  /^sites\/public\//,
]

/** Code that nothing imports any more. */
export function deadFiles(sources: readonly Source[]): Breach[] {
  const imported = new Set(sources.flatMap((source) => localImports(source).map(({ target }) => target)))
  return sources
    .filter(({ file }) => !imported.has(file) && !ROOTS.some((root) => root.test(file)))
    .map(({ file }) => ({ file, rule: 'nothing imports this file' }))
}
