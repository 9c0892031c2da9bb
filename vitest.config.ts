import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Not UTC, so that a forgotten time zone shows; half a day from Sydney, so that a wrong one does too.
    env: { TZ: 'America/St_Johns' },
    include: ['{tenants,sites,edge,db,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/test-stack/global-setup.ts'],
    reporters: ['default', './scripts/test-stack/counts-reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
