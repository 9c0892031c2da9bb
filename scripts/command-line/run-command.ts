import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { CommanderError } from '@commander-js/extra-typings'
import { dataDirOf } from '../runtime/data-dir.ts'
import { explainUnwritable } from '../runtime/explain-unwritable.ts'
import { Failed, Usage } from './failed.ts'
import { ROOT } from './root.ts'

/** Whatever its arguments and options are. */
interface Declared {
  name: () => string
  parseAsync: (flags: readonly string[], options: { from: 'user' }) => Promise<unknown>
}

/** Parses the arguments and runs the action. Exit 0; 1 where something failed or a check said no; 2 where the arguments are wrong. */
export async function runCommand(command: Declared, flags: readonly string[] = process.argv.slice(2)): Promise<void> {
  // What an action imports is parsed once on this machine, and not in each process. Where nothing can be written there, it is parsed.
  enableCompileCache(path.join(ROOT, '.cache/compiled'))
  // Whoever reads no more, as `head` does, does not stop what is being made.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosed)
  try {
    await command.parseAsync(flags, { from: 'user' })
  } catch (error) {
    const { code, text } = (await explainSource(error)) ?? explain(error, command.name())
    if (text !== undefined) console.error(text)
    // Servers and sockets of what has failed would keep the process.
    process.exit(code)
  }
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** Code that could not be built: each place with its line, as at a save under npm start. */
export async function explainSource(error: unknown): Promise<{ code: number; text: string } | undefined> {
  const { isOfSource, tellSource } = await import('../serve/tell-source.ts')
  if (process.env.DEBUG || !isOfSource(error)) return undefined
  const { showProblems } = await import('../print/show-problems.ts')
  const problems = tellSource(error, ROOT).map((problem) => ({ ...problem, fix: 'Correct it, and run this again.' }))
  return { code: 1, text: `\n${await showProblems(ROOT, problems, 'Nothing was built. DEBUG=1 says what the builder said.')}` }
}

/** The exit code, and what is to be said of what was thrown; with DEBUG, where it was thrown. */
export function explain(error: unknown, name: string): { code: number; text?: string } {
  const hint = `npm run ${name} -- --help says what it takes.`
  // Help was asked for; or its own sentence is out already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? { code: 0 } : { code: 2, ...(isHelp(error) ? {} : { text: hint }) }
  if (!(error instanceof Error)) return { code: 1, text: String(error) }
  const code = error instanceof Failed ? error.exitCode : 1
  if (process.env.DEBUG) return { code, text: error.stack ?? error.message }
  if (error instanceof Usage) return { code, text: `${error.message}\n${hint}` }
  const unwritable = explainUnwritable(error, dataDirOf(ROOT)) ?? explainMissing(error)
  if (unwritable !== undefined) return { code, text: unwritable }
  return {
    code,
    text: isDefect(error) ? `${error.name}: ${error.message}\nThis is a fault of the program. DEBUG=1 says where.` : error.message,
  }
}

/** A file that was named, or the folder that one should go into. */
function explainMissing(error: NodeJS.ErrnoException): string | undefined {
  if (error.code !== 'ENOENT' || error.path === undefined || error.syscall?.startsWith('spawn')) return undefined
  return `${error.path} is not there, or the folder it is to be in is not. Correct the path, or make the folder first.`
}

const isHelp = ({ code }: CommanderError): boolean => code === 'commander.help'

/** What JavaScript itself throws was expected by nobody. */
function isDefect(error: Error): boolean {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error.constructor === kind)
}
