import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('report', {
  group: 'Her business',
  says: 'prints her weekly mail, writes it to a file, or sends it',
  examples: ['report -- claire', 'report -- claire --week 2026-W47 --out week.eml'],
})
  .argument('<tenant>', 'her slug')
  .option('--week <week>', 'an ISO week such as 2026-W47 (default: the last full one)')
  .option('--out <file>', 'writes it as a mail program reads it, FILE.eml')
  .option('--send', 'gives it to the running platform, which sends each week once', false)
  .action(async (tenant, options) => {
    const { report } = await import('../report/report.ts')
    await report(tenant, options)
  })

if (import.meta.main) await runCommand(command)
