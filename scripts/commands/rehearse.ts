import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('rehearse', {
  group: 'Production',
  says: 'stands up a part of production on this machine, and looks what becomes of visitors there',
  examples: ['rehearse -- proxy', 'rehearse -- cloudflare'],
})

command
  .command('proxy')
  .description(
    'the documented Caddyfile in the installed Caddy, before visitors who break off, dawdle or send too much; exit 1 if an address is written',
  )
  .action(async () => {
    const { HOW_TO_INSTALL, hasCaddy } = await import('../rehearse/start-caddy.ts')
    if (!hasCaddy()) {
      console.log(`skipped. ${HOW_TO_INSTALL}`)
      return
    }
    const { rehearseProxy } = await import('../rehearse/rehearse-proxy.ts')
    const { formatTable } = await import('../print/format-table.ts')
    const findings = await rehearseProxy()
    console.log(formatTable(findings.map(({ what, found, isRight }) => ({ what, found, '': isRight ? 'ok' : 'WRONG' }))))
    process.exitCode = findings.every(({ isRight }) => isRight) ? 0 : 1
  })

command
  .command('cloudflare')
  .description(
    'deploys every tenant with the real wrangler to a stand-in of Cloudflare’s API, lists its calls, and breaks what can break; exit 1 if something is wrong',
  )
  .action(async () => {
    const { runRehearsal } = await import('../rehearse/cloudflare/run-rehearsal.ts')
    await runRehearsal()
  })

if (import.meta.main) await runCommand(command)
