import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('migrate', {
  group: 'Data and people',
  says: 'applies migrations, then takes over tenants and tests from the YAML',
  more: 'Environment: DATABASE_URL; without it, the embedded server of DATA_DIR.',
})
  .option('--record', 'adds the hashes of new migrations to db/migrations/hashes.json first', false)
  .action(async (options) => {
    const { migrateAndSync } = await import('../migrate/migrate-and-sync.ts')
    await migrateAndSync(options)
  })

if (import.meta.main) await runCommand(command)
