import { execFile } from 'node:child_process'
import { glob, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyCheckout } from '../test-support/copy-checkout.ts'

// Every command of the documentation is run here, in a checkout of its own, or by the test that is named for it.

const ROOT = path.resolve(import.meta.dirname, '../..')

/** In this order: a new tenant first, the database stopped last. [what follows `npm run`, what it must say] */
const RUNS: readonly [string, RegExp][] = [
  ['help', /npm start .*everything on this machine/],
  ['doctor', /^ok +database +the embedded one/m],
  ['new -- emma --city perth --yes', /^tenants\/emma is there: Perth, Australia\/Perth\.[\s\S]*http:\/\/emma\.localhost:\d+/m],
  ['check-tenant -- emma', /^emma: no mistakes found\.$/m],
  ['build -- emma', /emma|unchanged/],
  ['build -- --diff', /Done|unchanged/],
  ['migrate', /Tenants: claire, emma, margot, sophie/],
  ['db -- url', /^postgres:\/\//],
  ['db -- query "select reference, status, starts_at from bookings"', /index|reference/],
  ['diary -- history claire', /Nothing has been changed yet/],
  ['diary -- pull claire', /says the same already|^Wrote to tenants\/claire\/tenant\.yaml: tour/m],
  ['changes -- apply claire content.yaml services/dinner/price --value 1400 --no-wait', /On its way/],
  ['publisher -- --once', /claire: published/],
  ['changes -- list claire', /live .*price of Dinner date/],
  ['experiments -- list claire', /claire {2}hero-photo\.1/],
  ['experiments -- link claire hero-photo garden', /http:\/\/claire\.localhost:\d+\/\?preview=/],
  ['verdict -- --variant control:310:14 --variant garden:305:27 --days 20', /garden/],
  ['simulate -- --tenant sophie --days 1 --visitors 4 --seed 7', /Everything was counted exactly once/],
  ['social -- list --tenant claire', /./],
  ['dead-letters -- list claire', /No event was refused/],
  ['dead-letters -- retry claire', /Counted 0; 0 are still refused/],
  ['deploy -- emma --preview --dry-run', /site-preview-emma .*would be uploaded/],
  ['changed -- HEAD', /^\[\]$/m],
  ['changed -- 0000000000000000000000000000000000000000', /^\["claire","emma","margot","sophie"\]$/m],
  ['histories -- --count 3', /^3 +\d+ .* 0 /m],
  ['licences', /OFL-1\.1/],
  ['schemas', /Wrote 6 schemas/],
  ['city-zones', /Wrote edge\/http\/city-zones\.json/],
  ['dictionary', /Wrote docs\/data\.md/],
  ['types', /^/],
  ['format -- scripts/commands', /Checked \d+ files/],
  ['screenshots -- apex', /2 screenshots/],
  // Her site would be built anew by whatever starts one after this.
  ['experiments -- stop claire hero-photo', /winner: control/],
  ['db -- stop', /PostgreSQL/],
]
/** The one that npm itself runs; the others run as it would run them. */
const BY_NPM = 'help'
/** What runs for long or for ever, and the test that runs it. */
const BY_TEST: Readonly<Record<string, string>> = {
  start: 'scripts/commands/serve.stack.test.ts',
  serve: 'scripts/commands/production.stack.test.ts',
  chaos: 'scripts/commands/chaos.stack.test.ts',
  fuzz: 'scripts/commands/fuzz.stack.test.ts',
  mutate: 'scripts/mutate/mutations.test.ts',
  report: 'edge/platform/outbox/outage.stack.test.ts',
  backup: 'scripts/commands/production.stack.test.ts',
  restore: 'scripts/commands/production.stack.test.ts',
  secrets: 'scripts/commands/production.stack.test.ts',
  privacy: 'scripts/commands/production.stack.test.ts',
  rollback: 'scripts/commands/deploy.stack.test.ts',
  rehearse: 'scripts/rehearse/rehearse-proxy.stack.test.ts',
  evacuate: 'scripts/rehearse/evacuate/rehearse-evacuation.stack.test.ts',
  mcp: 'scripts/commands/mcp.stack.test.ts',
  budget: 'scripts/browser/site.stack.test.ts',
  trials: 'edge/platform/statistics/statistics.test.ts',
  bench: 'scripts/bench/benches.stack.test.ts',
  blocks: 'edge/platform/requests/blocks.stack.test.ts',
  flood: 'scripts/commands/flood.stack.test.ts',
  invite: 'edge/platform/sign-in/sign-in.stack.test.ts',
  'app-files': 'scripts/app-files/app-files.stack.test.ts',
  test: '.ci/run',
  check: '.ci/run',
  tidy: 'scripts/check/run-checks.ts',
  vitest: 'scripts/check/run-checks.ts',
}

let root: string
const run = (file: string, flags: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(file, flags, { cwd: root, env: { ...process.env, DATA_DIR: '.data', ...env }, maxBuffer: 1 << 24 }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, text: error.stdout + error.stderr }),
  )
/** What npm would start, without a start of npm each time, which is a fifth of most commands. */
async function runAsNpm(script: string, flags: readonly string[]) {
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const given = flags[0] === '--' ? flags.slice(1) : flags
  return run('sh', ['-c', `${scripts[script]} "$@"`, 'sh', ...given], { PATH: `${ROOT}/node_modules/.bin:${process.env.PATH}` })
}
beforeAll(async () => {
  root = await copyCheckout()
  for (const flags of [
    ['init', '-q'],
    // What a site comes from; the other files only take their time.
    ['add', 'tenants', 'sites'],
    ['-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'x'],
  ])
    await run('git', flags)
})
afterAll(async () => {
  await run('npm', ['run', '-s', 'db', '--', 'stop'])
  await rm(root, { recursive: true, force: true })
})

/** Scripts that a text tells somebody to run. */
async function documented(): Promise<Map<string, string>> {
  const scripts = new Map<string, string>()
  const places = ['README.md', 'tenants/README.md', 'docs/**/*.md', 'docs/one-machine/*', '.github/workflows/*.yml']
  for (const place of places)
    for await (const file of glob(place, { cwd: ROOT })) {
      const text = await readFile(path.join(ROOT, file), 'utf8')
      for (const [, named, short] of text.matchAll(/npm (?:run (?:-s |--silent )?([a-z][a-z-]*)|(start|test)\b)/g))
        scripts.set(named ?? short ?? '', file)
    }
  return scripts
}

describe('the documentation', () => {
  it('names commands that are there, each run by a test', async () => {
    const { scripts } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    const run = new Set(RUNS.map(([command]) => command.split(' ')[0]))
    for (const [script, file] of await documented()) {
      expect(Object.keys(scripts), `${file} names "npm run ${script}"`).toContain(script)
      expect(run.has(script) || script in BY_TEST, `"npm run ${script}" of ${file} is run by no test`).toBe(true)
    }
    for (const [script, file] of Object.entries(BY_TEST))
      expect((await readFile(path.join(ROOT, file), 'utf8')).length, script).toBeGreaterThan(50)
  })

  it.each(RUNS)('npm run %s', async (command, says) => {
    const [script = '', ...flags] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    const { code, text } = script === BY_NPM ? await run('npm', ['run', '-s', script]) : await runAsNpm(script, flags)
    expect(text).toMatch(says)
    expect(code, text).toBe(0)
  })
})
