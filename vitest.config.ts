import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Not UTC, so that a forgotten time zone shows; half a day from Sydney, so that a wrong one does too.
    // DATABASE_PATIENCE: of a platform that a test starts in its own process or another (edge/platform/postgres/patience.ts).
    env: { TZ: 'America/St_Johns', DATABASE_PATIENCE: '30' },
    include: ['{tenants,sites,edge,db,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/test-support/global-setup.ts'],
    reporters: ['default', './scripts/test-support/counts-reporter.ts'],
    // Once for all, and far beyond what a busy machine needs: a wait (eventually.ts) ends earlier and says what did not come.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // More than two cores: half of what a test does is to wait for a server.
    maxWorkers: 3,
  },
})
