import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { ROOT } from '../command-line/root.ts'
import { NEEDED_SECRETS, OPTIONAL_SECRETS } from '../deploy/plan-secrets.ts'

// GitHub runs nothing here: what its documents ask for is read off the files. https://docs.github.com/en/actions/reference/security/secure-use

/** Actions that may stand by a tag, each with why. None does. */
const BY_TAG: Readonly<Record<string, string>> = {}

const envSchema = z.record(z.string(), z.string()).default({})
const stepSchema = z.strictObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: envSchema,
  with: z.record(z.string(), z.unknown()).default({}),
})
// Every key that GitHub does not know, or that we do not use, is refused: it ignores none of them in silence, and neither do we.
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.string() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
      if: z.string().default(''),
      'runs-on': z.literal('ubuntu-latest'),
      permissions: z.record(z.string(), z.string()),
      'timeout-minutes': z.int().max(60),
      outputs: z.record(z.string(), z.string()).default({}),
      environment: z.string().optional(),
      concurrency: z.string().optional(),
      strategy: z.strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.string()) }).optional(),
      steps: z.array(stepSchema),
    }),
  ),
})
const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')
const files = await Array.fromAsync(glob('.github/workflows/*.yml', { cwd: ROOT }))

describe.each(files)('%s', async (file) => {
  const text = await read(file)
  const workflow = workflowSchema.parse(parse(text))
  const jobs = Object.entries(workflow.jobs)
  const steps = jobs.flatMap(([job, { steps: found }]) => found.map((step) => ({ ...step, job })))

  it('names each action by its commit, with its version behind it', () => {
    const lines = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, used = '']) => used)
    expect(lines.length).toBeGreaterThan(0)
    for (const used of lines)
      if (!((used.split('@')[0] ?? '') in BY_TAG)) expect(used).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    const pins = new Map<string, Set<string>>()
    for (const used of lines) {
      const [name = '', pin = ''] = used.split('@')
      pins.set(name, (pins.get(name) ?? new Set()).add(pin))
    }
    for (const [name, known] of pins) expect([...known], `${name} in two versions`).toHaveLength(1)
  })

  it('lets a job read the code, and nothing more', () => {
    expect(workflow.permissions).toEqual({})
    for (const [job, { permissions }] of jobs) expect(permissions, job).toEqual({ contents: 'read' })
    for (const { uses, with: settings, job } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(settings['persist-credentials'], job).toBe(false)
  })

  it('gives secrets to nobody’s pull request, and to named environments alone', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    for (const [job, { environment, steps: found }] of jobs)
      if (JSON.stringify(found).includes('secrets.')) expect(environment, job).toMatch(/^(preview|production)$/)
    for (const { uses, env, with: settings, job } of steps)
      if (uses !== undefined) expect(JSON.stringify({ env, settings }), `${job}: ${uses}`).not.toContain('secrets.')
  })

  it('asks only for what another job, step or matrix has', () => {
    for (const [job, { needs, outputs, strategy, steps: found, ...rest }] of jobs) {
      for (const needed of needs) expect(Object.keys(workflow.jobs), job).toContain(needed)
      const ids = found.flatMap(({ id }) => id ?? [])
      for (const [, context = '', name = '', more = ''] of expressionsOf({ outputs, strategy, found, ...rest })) {
        const where = `${job}: ${context}.${name}${more}`
        if (context === 'needs') {
          expect(needs, where).toContain(name)
          const output = /^\.outputs\.(\w+)$/.exec(more)?.[1]
          if (output === undefined) expect(more, where).toBe('.result')
          else expect(Object.keys(workflow.jobs[name]?.outputs ?? {}), where).toContain(output)
        }
        if (context === 'steps') expect(ids, where).toContain(name)
        if (context === 'matrix') expect(Object.keys(strategy?.matrix ?? {}), where).toContain(name)
        if (context === 'github') expect(['ref', 'event_name', 'event', 'workflow'], where).toContain(name)
      }
    }
  })

  it('puts what others write into variables of a command, never into its text', () => {
    const runs = steps.flatMap(({ run }) => run ?? [])
    expect(runs.length).toBeGreaterThan(0)
    for (const run of runs) expect(run).not.toContain('${{')
  })

  it('takes the Node that npm ci brings, and checks everything with the oldest that may start it', async () => {
    const { engines } = JSON.parse(await read('package.json')) as { engines: { node: string } }
    const own = JSON.parse(await read('scripts/own-node/package.json')) as { version: string }
    expect((await read('.nvmrc')).trim()).toBe(own.version.split('.')[0])
    const setUps = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'))
    expect(setUps.map(({ job }) => job)).toEqual(jobs.map(([job]) => job))
    for (const { with: settings, job } of setUps)
      expect(settings, job).toEqual({
        ...(job === 'check' ? { 'node-version': Number(engines.node.replace('>=', '')) } : { 'node-version-file': '.nvmrc' }),
        cache: 'npm',
      })
  })

  it('gives a branch what a preview needs, and every secret to what deploys the platform, each under its own name', () => {
    const deploying = steps.filter(({ run }) => /npm run deploy/.test(run ?? '') && !run?.includes('--dry-run'))
    expect(deploying.map(({ job }) => job)).toEqual(['preview', 'deploy'])
    const secretsOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `\${{ secrets.${name} }}`]))
    const account = ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID']
    const varsOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `\${{ vars.${name} }}`]))
    expect(deploying[0]?.env).toEqual({
      ...secretsOf([...account, 'PREVIEW_SECRET', 'CHALLENGE_SECRET']),
      ...varsOf(['DISPATCH_NAMESPACE']),
    })
    expect(deploying[1]?.env).toEqual({
      ...secretsOf([...account, 'DATABASE_URL', ...NEEDED_SECRETS, ...OPTIONAL_SECRETS]),
      ...varsOf(['HYPERDRIVE_ID', 'DISPATCH_NAMESPACE', 'HOSTS_ID']),
    })
    const migrating = steps.filter(({ run }) => run === 'npm run migrate')
    expect(migrating.map(({ env }) => env)).toEqual([secretsOf(['DATABASE_URL'])])
  })

  it('starts no more machines than GitHub has for a matrix', () => {
    const counts = [...text.matchAll(/--batches (\d+)/g)].map(([, count]) => Number(count))
    expect(counts).toEqual([20])
    for (const [, { strategy }] of jobs)
      for (const value of Object.values(strategy?.matrix ?? {})) expect(value).toMatch(/outputs\.batches/)
  })
})

/** What expressions ask for: `needs.plan.outputs.batches` -> needs, plan, .outputs.batches. */
const expressionsOf = (part: unknown) => [...JSON.stringify(part).matchAll(/\b(needs|steps|matrix|github)\.(\w+)((?:\.\w+)*)/g)]

describe('.github/dependabot.yml', () => {
  it('looks each week at packages, actions and the base image, packages in groups', async () => {
    const { updates } = parse(await read('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string; schedule: object; groups?: object }[]
    }
    expect(updates.map((each) => each['package-ecosystem'])).toEqual(['npm', 'github-actions', 'docker'])
    for (const { schedule } of updates) expect(schedule).toEqual({ interval: 'weekly' })
    expect(updates[0]?.groups).toMatchObject({ production: {}, development: {} })
  })
})
