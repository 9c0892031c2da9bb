/** For oxlint, which cannot read .astro files and checks all else. astro-check reads the files themselves (tsconfig.astro.json) and never sees this. */
declare module '*.astro' {
  const Component: import('astro/runtime/server/index.js').AstroComponentFactory
  export default Component
}
