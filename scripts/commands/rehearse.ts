import { declare } from '../command-line/declare.ts'
import { Usage } from '../command-line/failed.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('rehearse', {
  group: 'Quality',
  says: 'stands up a part of production on this machine, and looks what becomes of visitors there',
  examples: ['rehearse -- proxy', 'rehearse -- cloudflare', 'rehearse -- dispatch --tenants 100', 'rehearse -- postgres --only 15'],
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
    const { tellFindings } = await import('../rehearse/finding.ts')
    console.log(tellFindings(await rehearseProxy()))
  })

command
  .command('one-machine')
  .description(
    'docs/one-machine.md on the loopback: units, PostgreSQL, Caddy with certificates of its own, HTTP/2 and 3, a booking in a browser; exit 1 if something is wrong',
  )
  .option('--tenant <slug>', 'whose site is looked at', 'claire')
  .action(async ({ tenant }) => {
    const { rehearseOneMachine } = await import('../rehearse/one-machine/rehearse-one-machine.ts')
    const { tellFindings } = await import('../rehearse/finding.ts')
    const { findings, skipped } = await rehearseOneMachine(tenant, (sentence) => console.error(sentence))
    console.log(['', tellFindings(findings), ...skipped.map((each) => `skipped. ${each}`)].join('\n'))
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

command
  .command('upgrade')
  .description(
    'the versions before the newest migrations on the schema of this one: all that they ask of the database, by their own tests; needs git and its history',
  )
  .option('--migrations <number>', 'how many of the newest', wholeNumber({ max: 99 }), 3)
  .action(async ({ migrations }) => {
    const { rehearseUpgrade } = await import('../rehearse/upgrade/rehearse-upgrade.ts')
    const { formatTable } = await import('../print/format-table.ts')
    const found = await rehearseUpgrade(migrations, (sentence) => console.error(sentence))
    const rows = found.map(({ migration, version, passed, failed, changed }) => ({
      migration,
      'the version before': version,
      passed: String(passed),
      failed: String(failed.length),
      'of rules changed since': String(changed.length),
    }))
    const names = found.flatMap(({ version, failed }) => failed.map((name) => `${version}: ${name}`))
    const more = names.length > 20 ? [`and ${names.length - 20} more`] : []
    const rules = [...new Set(found.flatMap(({ changed }) => changed))].map((each) => `changed since. ${each}`)
    console.log(['', formatTable(rows), ...rules, ...names.slice(0, 20), ...more].join('\n'))
    process.exitCode = found.every(({ failed, passed }) => failed.length === 0 && passed > 0) ? 0 : 1
  })

command
  .command('dispatch')
  .description('asks the dispatch Worker for every one of many invented tenants, in workerd; exit 1 if one gets the page of another')
  .option('--tenants <count>', 'how many', wholeNumber({ max: 5000 }), 1000)
  .action(async ({ tenants }) => {
    const { tellDispatch } = await import('../rehearse/dispatch/tell-dispatch.ts')
    const { table, isRight } = await tellDispatch(tenants)
    console.log(table)
    process.exitCode = isRight ? 0 : 1
  })

command
  .command('evacuate')
  .description(
    'from Cloudflare to one machine while clients book, by the commands of docs/evacuation.md: times, and whether anything acknowledged is lost; exit 1 if so',
  )
  .option('--tenants <count>', 'how many', wholeNumber({ max: 200 }), 20)
  .option('--ttl <seconds>', 'for so long half of the clients still go to the old place', wholeNumber({ max: 3600 }), 20)
  .action(async ({ tenants, ttl }) => {
    const { findSource, HOW_TO_INSTALL_SOURCE, rehearseEvacuation } = await import('../rehearse/evacuate/rehearse-evacuation.ts')
    const server = await findSource()
    if (server === undefined) {
      console.log(`skipped. ${HOW_TO_INSTALL_SOURCE}`)
      return
    }
    const { tellFindings } = await import('../rehearse/finding.ts')
    const { formatTable } = await import('../print/format-table.ts')
    const { steps, findings } = await rehearseEvacuation({ tenants, ttlSeconds: ttl, server, say: (sentence) => console.error(sentence) })
    console.log(`\n${formatTable(steps)}\n\n${tellFindings(findings)}`)
  })

if (import.meta.main) await runCommand(command)
