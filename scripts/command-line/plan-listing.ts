import { styleText } from 'node:util'
import { GROUPS, runLine } from './declare.ts'
import { type DeclaredCommand, OTHERS } from './load-commands.ts'

interface Line {
  name: string
  group: string
  says: string
}

const linesOf = (commands: Iterable<DeclaredCommand>): Line[] => [
  ...OTHERS,
  ...[...commands].map((command) => ({ name: command.name(), group: command.helpGroup(), says: command.description() })),
]

/** What `npm run help` prints: every command with its sentence, by group. */
export function planListing(commands: Iterable<DeclaredCommand>): string {
  const lines = linesOf(commands)
  const width = Math.max(...lines.map(({ name }) => runLine(name).length))
  const parts = GROUPS.map((group) => {
    const own = lines.filter((line) => line.group === group)
    return [styleText('bold', group), ...own.map(({ name, says }) => `  ${styleText('cyan', runLine(name).padEnd(width))}  ${says}`)].join(
      '\n',
    )
  })
  return `${parts.join('\n\n')}\n\nnpm run <name> -- --help says what each takes.`
}

/** The part of the README between its two marks. */
export function planReadmePart(commands: Iterable<DeclaredCommand>): string {
  const lines = linesOf(commands)
  return GROUPS.map((group) => {
    const names = lines.filter((line) => line.group === group).map(({ name }) => `\`${name}\``)
    return `- ${group}: ${names.join(', ')}`
  }).join('\n')
}

/** docs/commands.md: each command with what its `--help` says. */
export function planCommandsPage(commands: Iterable<DeclaredCommand>): string {
  const all = [...commands]
  const parts = GROUPS.map((group) => {
    const others = OTHERS.filter((each) => each.group === group).map(({ name, says }) => `### ${name}\n\n\`${runLine(name)}\`: ${says}.`)
    const own = all.filter((command) => command.helpGroup() === group).map((command) => `### ${command.name()}\n\n${fenced(command)}`)
    return [`## ${group}`, ...others, ...own].join('\n\n')
  })
  return `# Commands

\`npm run help\` lists them; each says the same with \`-- --help\`. A command ends with 0 where all is well, with 1 where something failed or a
check said no, and with 2 where it was asked in a way it cannot be asked. \`DEBUG=1\` adds where an error comes from, \`NO_COLOR=1\` takes colours away.
This page is written by \`npm run help -- --write\`.

${parts.join('\n\n')}
`
}

const fenced = (command: DeclaredCommand): string =>
  ['```text', ...[command, ...verbsOf(command)].map((each) => helpOf(each).trim()), '```']
    .join('\n\n')
    .replace('```text\n\n', '```text\n')
    .replace(/\n\n```$/, '\n```')

type AnyCommand = DeclaredCommand['commands'][number]

/** Verbs that take something, and theirs. */
function verbsOf(command: Pick<AnyCommand, 'commands'>): AnyCommand[] {
  return command.commands.flatMap((verb) => [
    ...(verb.options.length + verb.registeredArguments.length > 0 ? [verb] : []),
    ...verbsOf(verb),
  ])
}

/** What `--help` prints, on paper. */
export function helpOf(command: Pick<AnyCommand, 'configureOutput' | 'outputHelp'>): string {
  const lines: string[] = []
  command.configureOutput({ getOutHelpWidth: () => 118, getOutHasColors: () => false, writeOut: (text) => lines.push(text) })
  command.outputHelp()
  return lines.join('')
}
