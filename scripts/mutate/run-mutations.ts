import { spawn } from 'node:child_process'
import { glob, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { copyCheckout } from '../test-support/copy-checkout.ts'
import type { Mutation } from './mutation.ts'

export interface Outcome {
  mutation: Mutation
  isKilled: boolean
}

/** The tests are red without any mutation, or a mutation's text is not there any more: nothing can be said. */
export class NotMutable extends Error {
  override readonly name = 'NotMutable'
}

/** Applies one mutation after the other to a copy of the checkout and runs the tests that should notice it. */
export async function runMutations(mutations: readonly Mutation[], onOutcome: (outcome: Outcome) => void): Promise<Outcome[]> {
  await refuseStale(mutations)
  const root = await copyCheckout()
  try {
    await refuseRed(root, mutations)
    const outcomes: Outcome[] = []
    for (const mutation of mutations) {
      const file = path.join(root, mutation.file)
      const text = await readFile(file, 'utf8')
      await writeFile(
        file,
        text.replace(mutation.from, () => mutation.to),
      )
      const outcome = { mutation, isKilled: !(await passes(root, mutation)) }
      await writeFile(file, text)
      outcomes.push(outcome)
      onOutcome(outcome)
    }
    return outcomes
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** A text that stands in its file more than once, or not at all, names no place. */
export async function staleOnes(mutations: readonly Mutation[], root: string): Promise<string[]> {
  const found = await Promise.all(
    mutations.map(async ({ file, from }) => {
      const text = await readFile(path.join(root, file), 'utf8').catch(() => '')
      return text.split(from).length === 2 ? [] : [`${file}: ${from}`]
    }),
  )
  return found.flat()
}

/** Names of tests that no file has: without a test a run fails, which would look like a mutation that was noticed. */
export async function lostTests(mutations: readonly Mutation[], root: string): Promise<string[]> {
  const files = await Array.fromAsync(glob('{tenants,sites,edge,db,scripts}/**/*.test.{ts,tsx}', { cwd: root }))
  return [...new Set(mutations.flatMap(({ tests }) => tests))].filter((name) => !files.some((file) => file.includes(name)))
}

async function refuseStale(mutations: readonly Mutation[]): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..')
  const lost = await lostTests(mutations, root)
  if (lost.length > 0) throw new NotMutable(`No test has this name any more; change scripts/mutate/:\n${lost.join('\n')}`)
  const stale = await staleOnes(mutations, root)
  if (stale.length > 0) throw new NotMutable(`Not exactly once in the code any more; change scripts/mutate/:\n${stale.join('\n')}`)
}

async function refuseRed(root: string, mutations: readonly Mutation[]): Promise<void> {
  for (const needs of ['nothing', 'postgres', 'stack'] as const) {
    const tests = [...new Set(mutations.filter((each) => each.needs === needs).flatMap((each) => each.tests))]
    if (tests.length > 0 && !(await passes(root, { tests, needs })))
      throw new NotMutable(`Red without any mutation: npm run vitest -- run ${tests.join(' ')}`)
  }
}

function passes(root: string, { tests, needs }: Pick<Mutation, 'tests' | 'needs'>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules/.bin/vitest'), ['run', '--bail', '1', ...tests], {
      cwd: root,
      env: { ...process.env, TEST_STACK: needs },
      stdio: 'ignore',
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0))
  })
}
