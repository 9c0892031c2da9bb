import path from 'node:path'
import { format } from 'node:util'
import type { DeclaredCommand } from '../command-line/load-commands.ts'
import { ROOT } from '../command-line/root.ts'
import { explain } from '../command-line/run-command.ts'

let _last: Promise<unknown> = Promise.resolve()

/**
 * As runScript, in this process: the same arguments, sentences and exit codes without the half second that a process takes to load. For what a
 * command does; that it ends as a process, docs.stack.test.ts holds. One after the other: output and environment are the process's.
 */
export function runHere(script: string, flags: readonly string[], env: Record<string, string>): Promise<{ code: number; text: string }> {
  const run = _last.then(() => runAlone(script, flags, env))
  _last = run.catch(() => undefined)
  return run
}

async function runAlone(script: string, flags: readonly string[], env: Record<string, string>): Promise<{ code: number; text: string }> {
  const { command } = (await import(path.join(ROOT, `scripts/commands/${script}.ts`))) as { command: DeclaredCommand }
  const said = { out: '', err: '' }
  const restore = takeOver(said, env)
  try {
    await command.parseAsync(flags, { from: 'user' })
  } catch (error) {
    const { code, text } = explain(error, command.name())
    process.exitCode = code
    if (text !== undefined) said.err += `${text}\n`
  } finally {
    restore()
  }
  const code = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { code, text: code === 0 ? said.out : said.err }
}

/** Has what is printed collected and the environment changed, until what it returns is called. */
function takeOver(said: { out: string; err: string }, env: Record<string, string>): () => void {
  const before = { log: console.log, error: console.error, out: process.stdout.write, err: process.stderr.write }
  const given = Object.keys(env).map((name) => [name, process.env[name]] as const)
  const collect = (stream: keyof typeof said) => (text: unknown) => {
    said[stream] += String(text)
    return true
  }
  console.log = (...values) => collect('out')(`${format(...values)}\n`)
  console.error = (...values) => collect('err')(`${format(...values)}\n`)
  process.stdout.write = collect('out')
  process.stderr.write = collect('err')
  Object.assign(process.env, env)
  return () => {
    console.log = before.log
    console.error = before.error
    process.stdout.write = before.out
    process.stderr.write = before.err
    for (const [name, value] of given) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
