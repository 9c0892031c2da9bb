import { defineConfig } from 'astro/config'
import { inlineScript } from './sites/engine/inline-script.ts'
import { BROWSER_TARGETS } from './sites/styles/targets.ts'

// `astro build` compiles sites/ once into .engine/; sites/builder/ then renders every tenant with it.
// The output is "server" only in the sense that pages are functions of `locals`: nothing is served by it.

/** @returns {import('astro').AstroIntegration} */
const engineAdapter = () => ({
  name: 'engine',
  hooks: {
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'engine',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('./sites/engine/entry.ts', import.meta.url),
        adapterFeatures: { buildOutput: 'server' },
        supportedAstroFeatures: {
          serverOutput: 'stable',
          hybridOutput: 'stable',
          staticOutput: 'stable',
          sharpImageService: 'unsupported',
        },
      })
    },
  },
})

export default defineConfig({
  srcDir: './sites',
  outDir: './.engine',
  publicDir: './sites/public',
  cacheDir: './.cache/astro',
  output: 'server',
  adapter: engineAdapter(),
  // Not in node_modules, which is nobody's to write where the packages are those of an image (Dockerfile).
  vite: { cacheDir: './.cache/vite', plugins: [inlineScript()], build: { target: BROWSER_TARGETS, cssTarget: BROWSER_TARGETS } },
  trailingSlash: 'never',
  compressHTML: true,
  build: { assets: '_a', inlineStylesheets: 'always', serverEntry: 'entry.mjs' },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  session: undefined,
  devToolbar: { enabled: false },
  security: { checkOrigin: false },
})
