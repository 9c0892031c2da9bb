import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

// npm test, npm run check: format, lint, types and tidy beside every test. The last line is the one that CI reads.

const root = path.resolve(import.meta.dirname, '../..')
const STEPS: { name: string; command: string[] }[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'types, and lint with types', command: ['oxlint'] },
  // It passes over its first two flags, which is why the folder is named.
  { name: 'types of .astro files', command: ['astro-check', '--root', '.', '--tsconfig', 'tsconfig.astro.json'] },
  { name: 'tidy', command: ['node', 'scripts/commands/tidy.ts'] },
]

const folder = await mkdtemp(path.join(tmpdir(), 'check-'))
const counts = path.join(folder, 'counts.json')
const SETTINGS = {
  TEST_COUNTS_FILE: counts,
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_UPDATE_NOTIFIER: '1',
  // Hundreds of processes load the same modules: compiled once for all of them. https://nodejs.org/api/module.html#module-compile-cache
  NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
}
let passed = 0
let failed = 0
// Beside the tests, which leave a core idle while they wait; told after them, whose output is one whole.
const [lines, { code }] = await Promise.all([runSteps(), run(['vitest', 'run'], 'inherit')])
for (const line of lines) console.log(line)
const tests = JSON.parse(await readFile(counts, 'utf8').catch(() => '{"passed":0,"failed":1}')) as { passed: number; failed: number }
await rm(folder, { recursive: true, force: true })
passed += tests.passed
failed += Math.max(tests.failed, code === 0 ? 0 : 1)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runSteps(): Promise<string[]> {
  const lines: string[] = []
  for (const { name, command } of STEPS) {
    const start = performance.now()
    const step = await run(command, 'pipe')
    lines.push(`${step.code === 0 ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
    if (step.code === 0) passed += 1
    else {
      failed += 1
      lines.push(step.output)
    }
  }
  return lines
}

function run([name = '', ...flags]: string[], output: 'pipe' | 'inherit'): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ...SETTINGS }
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', name), flags, { cwd: root, env, stdio: ['ignore', output, output] })
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
