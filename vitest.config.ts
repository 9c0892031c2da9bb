import { defineConfig } from 'vitest/config'
import { SlowFirst } from './scripts/test-support/slow-first.ts'

const FOLDERS = '{tenants,sites,edge,db,scripts}/**'

export default defineConfig({
  test: {
    projects: [
      {
        // Nothing but this process, and all of them within seconds: npm run vitest -- --project unit
        extends: true,
        test: {
          name: 'unit',
          include: [`${FOLDERS}/*.test.{ts,tsx}`],
          // What `npm run budget` and `npm run bench` install lies in a folder of scripts.
          exclude: ['**/*.stack.test.ts', '**/node_modules/**'],
          setupFiles: ['scripts/test-support/refuse-stack.ts'],
          // They share what they import, which is half of their time.
          isolate: false,
          // They wait for nothing, so that a third worker would only import all of it once more; before the others, as Vitest asks of another number of workers.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Whatever needs a server, a database, a browser or a process, builds sites or encodes photos: x.stack.test.ts.
        extends: true,
        test: {
          name: 'stack',
          include: [`${FOLDERS}/*.stack.test.ts`],
          globalSetup: ['scripts/test-support/global-setup.ts'],
          setupFiles: ['scripts/test-support/own-days.ts'],
          sequence: { groupOrder: 1 },
          // As above: a file's own state ends with it (afterAll), and half of a small one's time is to load what the others have loaded.
          isolate: false,
        },
      },
    ],
    sequence: { sequencer: SlowFirst },
    // Not UTC, so that a forgotten time zone shows; half a day from Sydney, so that a wrong one does too.
    // DATABASE_PATIENCE: of a platform that a test starts in its own process or another (edge/platform/postgres/patience.ts).
    env: { TZ: 'America/St_Johns', DATABASE_PATIENCE: '30' },
    reporters: ['default', './scripts/test-support/counts-reporter.ts'],
    // Once for all, and far beyond what a busy machine needs: a wait (eventually.ts) ends earlier and says what did not come.
    testTimeout: 600_000,
    // A second is not enough of one.
    expect: { poll: { timeout: 600_000 } },
    hookTimeout: 600_000,
    // More than two cores: half of what a test does is to wait for a server.
    maxWorkers: 3,
  },
})
