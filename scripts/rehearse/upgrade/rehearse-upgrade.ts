import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { CLUSTER_TEMPLATE } from '../../../db/embedded/cluster-template.ts'
import { tellApart } from './changed-on-purpose.ts'
import { checkOut, type VersionBefore, versionsBefore } from './check-out-before.ts'
import { makeNewerCluster } from './make-newer-cluster.ts'

const run = promisify(execFile)

/** What a version asks of the database, by its own tests: every statement that it has. */
const TESTS = 'db/queries'

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
})

export interface Upgrade {
  migration: string
  version: string
  passed: number
  /** By their names. */
  failed: string[]
  /** Of rules that a later version has changed on purpose, each with its reason. */
  changed: string[]
}

/**
 * The version before each of the newest migrations, on the schema of this checkout: as while it is being replaced, and after a rollback. `say` hears of each as it
 * is done.
 */
export async function rehearseUpgrade(count: number, say: (sentence: string) => void): Promise<Upgrade[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'upgrade-'))
  try {
    const template = await makeNewerCluster(path.join(folder, 'template'))
    const upgrades: Upgrade[] = []
    for (const [index, before] of (await versionsBefore(count)).entries()) {
      const upgrade = await tryVersion(before, path.join(folder, String(index)), template)
      say(
        `${upgrade.version}, before ${upgrade.migration}: ${upgrade.passed} pass, ${upgrade.failed.length} fail${upgrade.changed.length === 0 ? '' : `, ${upgrade.changed.length} hold a rule that has changed`}`,
      )
      upgrades.push(upgrade)
    }
    return upgrades
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tryVersion({ migration, commit }: VersionBefore, folder: string, template: string): Promise<Upgrade> {
  await checkOut(commit, folder)
  const report = path.join(folder, 'report.json')
  const flags = ['node_modules/vitest/vitest.mjs', '--run', '--project', 'stack', TESTS, '--reporter=json', `--outputFile=${report}`]
  const env = { ...process.env, TEST_STACK: 'postgres', [CLUSTER_TEMPLATE]: template }
  // It ends with 1 where a test fails, which the report says better.
  const { stderr } = await run(process.execPath, flags, { cwd: folder, env, maxBuffer: 2 ** 28 }).catch(
    (error: { stderr: string }) => error,
  )
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`The tests of ${commit} did not run: ${stderr}`)
  })
  const { numPassedTests, testResults } = reportSchema.parse(JSON.parse(text))
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  const { broken, changed } = tellApart(failed)
  return { migration, version: commit, passed: numPassedTests, failed: broken, changed }
}
