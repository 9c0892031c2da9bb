import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeOf } from '../command-line/node-of.ts'
import { ROOT } from '../command-line/root.ts'

const STEPS: { name: string; command: string[] }[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'types, and lint with types', command: ['oxlint'] },
  // It passes over its first two flags, which is why the folder is named.
  { name: 'types of .astro files', command: ['astro-check', '--root', '.', '--tsconfig', 'tsconfig.astro.json'] },
  { name: 'tidy', command: ['node', 'scripts/commands/tidy.ts'] },
]

/** Format, lint, types and tidy beside every test. The last line is the one that CI reads; exit code 1 if anything failed. */
export async function runChecks(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'check-'))
  const counts = path.join(folder, 'counts.json')
  const settings = {
    TEST_COUNTS_FILE: counts,
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_UPDATE_NOTIFIER: '1',
    // Hundreds of processes load the same modules: compiled once for all of them. https://nodejs.org/api/module.html#module-compile-cache
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  }
  // Beside the tests, which leave a core idle while they wait; told after them, whose output is one whole.
  const [steps, { code }] = await Promise.all([runSteps(settings), run(['vitest', 'run'], 'inherit', settings)])
  for (const { line } of steps) console.log(line)
  const tests = JSON.parse(await readFile(counts, 'utf8').catch(() => '{"passed":0,"failed":1}')) as { passed: number; failed: number }
  await rm(folder, { recursive: true, force: true })
  const passed = tests.passed + steps.filter(({ isOk }) => isOk).length
  const failed = Math.max(tests.failed, code === 0 ? 0 : 1) + steps.filter(({ isOk }) => !isOk).length
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

async function runSteps(settings: NodeJS.ProcessEnv): Promise<{ line: string; isOk: boolean }[]> {
  const steps = []
  for (const { name, command } of STEPS) {
    const start = performance.now()
    const { code, output } = await run(command, 'pipe', settings)
    const line = `${code === 0 ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`
    steps.push({ line: code === 0 ? line : `${line}\n${output}`, isOk: code === 0 })
  }
  return steps
}

function run(
  [name = '', ...flags]: string[],
  output: 'pipe' | 'inherit',
  settings: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ...settings }
  return new Promise((resolve) => {
    const program = name === 'node' ? nodeOf(ROOT) : path.join(ROOT, 'node_modules/.bin', name)
    const child = spawn(program, flags, { cwd: ROOT, env, stdio: ['ignore', output, output] })
    let text = ''
    const collect = (chunk: Buffer) => {
      text += chunk.toString()
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }))
  })
}
