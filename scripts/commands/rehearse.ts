import { declare } from '../command-line/declare.ts'
import { Usage } from '../command-line/failed.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('rehearse', {
  group: 'Production',
  says: 'stands up a part of production on this machine, and looks what becomes of visitors there',
  examples: ['rehearse -- proxy', 'rehearse -- cloudflare', 'rehearse -- postgres --only 15'],
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

command
  .command('postgres')
  .description(
    'PostgreSQL as it is sold, 15 to 18: an owner who is no superuser, TLS, a pooler in transaction mode; all that is done with one, to a restore',
  )
  .option('--only <version>', 'this version alone')
  .action(async ({ only }) => {
    const { MAJORS } = await import('../rehearse/postgres/find-server.ts')
    const major = MAJORS.find((each) => String(each) === only)
    if (only !== undefined && major === undefined) throw new Usage(`--only is one of ${MAJORS.join(', ')}, not "${only}".`)
    const { rehearsePostgres } = await import('../rehearse/postgres/rehearse-postgres.ts')
    const { formatTable } = await import('../print/format-table.ts')
    const { rows, skipped, failures } = await rehearsePostgres({ only: major, say: (sentence) => console.error(sentence) })
    console.log(['', formatTable(rows), '', ...skipped.map((each) => `skipped. ${each}`), ...failures].join('\n'))
    process.exitCode = failures.length === 0 ? 0 : 1
  })

if (import.meta.main) await runCommand(command)
