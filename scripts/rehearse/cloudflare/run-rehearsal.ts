import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { buildPaths } from '../../../sites/builder/paths.ts'
import { PLATFORM_DOMAIN } from '../../../tenants/contract/urls.ts'
import { listTenants } from '../../../tenants/load/list-tenants.ts'
import { ROOT } from '../../command-line/root.ts'
import { formatTable } from '../../print/format-table.ts'
import { prepareDatabase } from '../../runtime/prepare-database.ts'
import { runScript } from '../../test-support/run-script.ts'
import { tellFindings } from '../finding.ts'
import { listCalls } from './list-calls.ts'
import { rehearseCloudflare } from './rehearse-cloudflare.ts'
import type { Run } from './stage.ts'

/** Rehearses with a database that is thrown away, and prints the calls of a first deployment and what was found. Exit code 1 if something is wrong. */
export async function runRehearsal(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearse-'))
  const server = await startEmbeddedPostgres(path.join(folder, 'postgres'))
  try {
    const paths = buildPaths(ROOT)
    await prepareDatabase(server.url, paths)
    const tenants = await listTenants(paths.tenants)
    const place = { domain: PLATFORM_DOMAIN, databaseUrl: server.url, run: runAsNpm }
    const { calls, findings } = await rehearseCloudflare({ ...place, tenants })
    console.log(`The platform and ${tenants.join(', ')}, for the first time: ${calls.length} calls\n`)
    console.log(
      formatTable(
        listCalls(calls).map(({ worker, method, where, status, times }) => ({
          Worker: worker,
          call: method,
          where,
          answer: status,
          times,
        })),
      ),
    )
    console.log(`\n${tellFindings(findings)}`)
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const runAsNpm: Run = (command, flags, env) => {
  console.log(`npm run ${command} -- ${flags.join(' ')}`)
  return runScript(command, flags, env)
}
