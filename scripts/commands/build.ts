import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('build', {
  group: 'Every day',
  says: 'builds tenants into dist/; what has not changed is left alone',
  examples: ['build', 'build -- claire --diff'],
})
  .argument('[tenants...]', 'slugs; none: all')
  .option('--force', 'builds what has not changed too', false)
  .option('--diff', 'tells what has changed against the last build', false)
  .option('--json', 'the result as JSON', false)
  .action(async (tenants, options) => {
    const { build } = await import('../build/build.ts')
    await build(tenants, options)
    if (!options.json && !process.exitCode)
      console.log('Next: npm start shows them; npm run deploy -- --all --dry-run makes what would be uploaded.')
  })

if (import.meta.main) await runCommand(command)
