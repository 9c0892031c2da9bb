import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DeclaredCommand } from './load-commands.ts'
import { planCommandsPage, planReadmePart } from './plan-listing.ts'

const [BEGIN, END] = ['<!-- commands: written by npm run help -- --write -->', '<!-- /commands -->']

/** docs/commands.md, and the README's list between its marks. */
export async function writeCommandDocs(root: string, commands: readonly DeclaredCommand[]): Promise<void> {
  await writeFile(path.join(root, 'docs/commands.md'), planCommandsPage(commands))
  const file = path.join(root, 'README.md')
  await writeFile(file, replacePart(await readFile(file, 'utf8'), planReadmePart(commands)))
  console.log('Wrote docs/commands.md and the list of README.md.')
}

/** Pure. Throws where the marks are gone. */
export function replacePart(readme: string, part: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`README.md has lost its marks ${BEGIN} and ${END}.`)
  return `${readme.slice(0, from)}${BEGIN}\n\n${part}\n\n${readme.slice(to)}`
}
