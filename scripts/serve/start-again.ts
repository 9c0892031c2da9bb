import { execFile } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Problem } from '../../tenants/load/problem.ts'
import { showProblems } from '../print/show-problems.ts'
import { codeMistake } from './code-mistake.ts'
import type { LiveReload } from './live-reload.ts'
import { nameFiles } from './name-files.ts'

/** What a start loads, now or with its first build. */
const LOADED = [
  'scripts/serve/serve.ts',
  'scripts/runtime/start-stack.ts',
  'sites/builder/make-tenant.ts',
  'sites/builder/build-platform.ts',
]

/**
 * Takes over code that this process runs itself, by a new process in its place: the same command with its number, terminal and arguments. Returns where that
 * cannot be: pages and terminal say why, and what ran before still runs.
 */
export async function startAgain(
  files: readonly string[],
  { root, live, stop }: { root: string; live: LiveReload; stop: () => Promise<void> },
): Promise<void> {
  const broken = await findBrokenCode(root)
  const problems = broken ? [broken] : process.execve === undefined ? files.map(tellUnsupported) : []
  if (problems.length > 0) {
    live.failed(problems)
    return console.error(`\n${await showProblems(root, problems, 'What ran before still runs.')}`)
  }
  console.log(`${nameFiles(files)} changed: the server runs that itself, and starts again.`)
  await stop()
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], process.env)
}

const tellUnsupported = (file: string): Problem => ({
  file,
  got: 'code that the server runs itself',
  expected: 'a system on which a process can begin anew (Linux, macOS)',
  fix: 'Stop npm start with Ctrl-C, and start it again.',
})

/** Whether a new process can load the code as it is saved: tried by one. Undefined: it can. */
async function findBrokenCode(root: string): Promise<Problem | undefined> {
  const urls = LOADED.map((file) => pathToFileURL(path.join(root, file)).href)
  const program = `await Promise.all(${JSON.stringify(urls)}.map((url) => import(url)))`
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: root })
    return undefined
  } catch (error) {
    return tellBroken((error as { stderr?: string }).stderr ?? String(error), root)
  }
}

/** Node's words about a module that it cannot load: the place first, lines of it with a mark, then the reason. Pure. */
export function tellBroken(stderr: string, root: string): Problem {
  const [, file, line] = /^(?:file:\/\/)?(\/.+?):(\d+)$/m.exec(stderr) ?? []
  const [, reason = stderr.trim()] = /^\w*Error\b[^:\n]*: (.+)$/m.exec(stderr) ?? []
  const [got = '', importer] = reason.split(' imported from ')
  const place = file ?? importer
  const at = { file: place && decodeURI(place), line: line === undefined ? undefined : Number(line) }
  return codeMistake(at, { got: got.replace(`${root}${path.sep}`, ''), root })
}
