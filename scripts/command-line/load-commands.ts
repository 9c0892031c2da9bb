import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { declare, Group } from './declare.ts'

export type DeclaredCommand = ReturnType<typeof declare>

/** Scripts of package.json that are no file of scripts/commands/, or another name for one. */
export const OTHERS: readonly { name: string; group: Group; says: string }[] = [
  {
    name: 'start',
    group: 'Every day',
    says: 'everything on this machine, for developing: builds, serves, and reloads the browser when a file is saved',
  },
  { name: 'test', group: 'Every day', says: 'format, lint, types and every test, browser included; what CI runs' },
  {
    name: 'vitest',
    group: 'Every day',
    says: 'some tests only: run edge, or run --project unit for those that need nothing but their process',
  },
  { name: 'format', group: 'Every day', says: 'corrects formatting, and what lint can correct' },
]

/** Script of package.json -> its declaration, in the order of package.json; scripts of OTHERS are left out. */
export async function loadCommands(root: string): Promise<Map<string, DeclaredCommand>> {
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const loaded = new Map<string, DeclaredCommand>()
  for (const [name, line] of Object.entries(scripts)) {
    const [, file] = /node (scripts\/commands\/[\w-]+\.ts)/.exec(line) ?? []
    if (file === undefined || OTHERS.some((each) => each.name === name)) continue
    // One that declares nothing would do its work at once.
    if (!(await readFile(path.join(root, file), 'utf8')).includes('export const command =')) throw new Error(`${file} declares no command.`)
    const { command } = (await import(path.join(root, file))) as { command: DeclaredCommand }
    loaded.set(name, command)
  }
  return loaded
}
