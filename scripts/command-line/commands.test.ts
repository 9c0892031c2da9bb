import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { GROUPS, runLine } from './declare.ts'
import { loadCommands, OTHERS } from './load-commands.ts'
import { helpOf, planCommandsPage, planListing, planReadmePart } from './plan-listing.ts'
import { ROOT } from './root.ts'
import { explain } from './run-command.ts'
import { replacePart } from './write-command-docs.ts'

const commands = await loadCommands(ROOT)
const all = [...commands.values()]
const read = (file: string) => readFile(path.join(ROOT, file), 'utf8')

class Reached extends Error {}
/** The commands are those of every test of this process: only while this one asks is nothing done. */
let isAsking = false
for (const command of commands.values())
  command.hook('preAction', () => {
    if (isAsking) throw new Reached()
  })

/** Parses flags as npm hands them over; what a command would do is not done. */
async function outcomeOf(name: string, flags: readonly string[]): Promise<unknown> {
  const command = commands.get(name)
  if (!command) return new Error(`There is no npm run ${name}.`)
  isAsking = true
  command.configureOutput({ writeErr: () => undefined })
  for (const each of command.commands) each.configureOutput({ writeErr: () => undefined })
  return command
    .parseAsync(flags, { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => error,
    )
    .finally(() => {
      isAsking = false
    })
}

describe('every command', () => {
  it('is called in its declaration as in package.json', () => {
    expect([...commands].map(([script, command]) => [script, command.name()])).toEqual([...commands.keys()].map((name) => [name, name]))
  })

  it('has a group, and one sentence that begins as the others do', () => {
    for (const { group, says } of [...OTHERS, ...all.map((command) => ({ group: command.helpGroup(), says: command.description() }))]) {
      expect(GROUPS).toContain(group)
      expect(says).toMatch(/^[a-zA-Z-].*[^.]$/)
    }
  })

  it('says what each verb, argument and option is', () => {
    const look = (command: (typeof all)[number]['commands'][number], name: string): void => {
      for (const option of command.options) expect(option.description, `${name} ${option.flags}`).not.toBe('')
      for (const argument of command.registeredArguments) expect(argument.description, `${name} ${argument.name()}`).not.toBe('')
      for (const verb of command.commands) {
        expect(verb.description(), `${name} ${verb.name()}`).not.toBe('')
        look(verb, `${name} ${verb.name()}`)
      }
    }
    for (const command of all) look(command as never, command.name())
  })

  it('has examples that it takes', async () => {
    for (const command of all)
      for (const [, line = ''] of helpOf(command as never).matchAll(/^ {2}npm run (?:-s )?(.+)$/gm)) {
        const [name = '', , ...flags] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
        expect(await outcomeOf(name, flags), line).toBeInstanceOf(Reached)
      }
  })

  it('refuses an option it does not know with the one that was meant, and exit code 2', async () => {
    const error = await outcomeOf('report', ['claire', '--weak', '2026-W47'])
    expect(String(error)).toContain('Did you mean --week?')
    expect(explain(error, 'report')).toEqual({ code: 2, text: 'npm run report -- --help says what it takes.' })
  })

  it('refuses an argument too many, one too few, and a number that is none', async () => {
    for (const [name, ...flags] of [
      ['report', 'claire', 'sophie'],
      ['report'],
      ['fuzz', '--inputs', 'many'],
      ['fuzz', '--inputs', '1.5'],
      ['privacy', 'exprot'],
    ])
      expect(explain(await outcomeOf(name ?? '', flags), name ?? '').code, flags.join(' ')).toBe(2)
  })
})

describe('what a failure says', () => {
  it('is a sentence without a stack', () => {
    expect(explain(new Error('There is no tenant "clare".'), 'report')).toEqual({ code: 1, text: 'There is no tenant "clare".' })
  })

  it('calls a fault of the program one, and says how to find it', () => {
    expect(explain(new TypeError('x is undefined'), 'report')).toEqual({
      code: 1,
      text: 'TypeError: x is undefined\nThis is a fault of the program. DEBUG=1 says where.',
    })
  })
})

describe('what is written of them', () => {
  it('is listed whole', () => {
    const listing = planListing(all)
    for (const name of [...commands.keys(), ...OTHERS.map((each) => each.name)]) expect(listing).toContain(`${runLine(name)} `)
  })

  it('is what docs/commands.md and the README say: npm run help -- --write', async () => {
    expect(await read('docs/commands.md')).toBe(planCommandsPage(all))
    const readme = await read('README.md')
    expect(replacePart(readme, planReadmePart(all))).toBe(readme)
  })
})
