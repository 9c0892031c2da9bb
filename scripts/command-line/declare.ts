import { styleText } from 'node:util'
import { Command, type Help } from '@commander-js/extra-typings'

// Every command is declared in scripts/commands/ in this one way: what `--help`, `npm run help`, docs/commands.md and the README say of it comes from there.
// A declaration imports nothing heavy: what the command does is imported when it runs, so that all of them can be listed at once.

/** In the order of `npm run help`. */
export const GROUPS = ['Every day', 'A site', 'Her business', 'Data and people', 'Production', 'Quality', 'Generated files'] as const
export type Group = (typeof GROUPS)[number]

interface Saying {
  group: Group
  /** One sentence, as the README has it. */
  says: string
  /** What comes after `npm run`, one a line; each is a whole example. */
  examples?: readonly string[]
  /** What an exit code other than 0 means, environment variables: what `--help` says at its end. */
  more?: string
}

/** A command of `npm run <name>`; arguments, options, further verbs and the action are added by its file. */
export function declare(name: string, { group, says, examples = [], more }: Saying) {
  const command = new Command(name)
    .description(says)
    .helpGroup(group)
    .exitOverride()
    .helpCommand(false)
    .enablePositionalOptions()
    .helpOption('--help', 'says this')
    .configureOutput({ outputError: (text, write) => write(sentenceOf(text)) })
    .configureHelp({
      commandUsage: usageOf,
      subcommandTerm: usageAfterName,
      // What a switch is where nobody sets it needs no word about it.
      optionDescription: ({ description, defaultValue, defaultValueDescription }) =>
        defaultValue === undefined || defaultValue === '' || typeof defaultValue === 'boolean' || Array.isArray(defaultValue)
          ? description
          : `${description} (default: ${defaultValueDescription ?? defaultValue})`,
      styleTitle: (title) => styleText('bold', title),
      styleUsage: (text) => styleText('cyan', text),
      styleOptionTerm: (text) => styleText('cyan', text),
      styleArgumentTerm: (text) => styleText('cyan', text),
      styleSubcommandTerm: (text) => styleText('cyan', text),
    })
  const texts = [examples.length === 0 ? '' : `Examples:\n${examples.map((each) => `  ${runLine(each)}`).join('\n')}`, more ?? '']
  for (const text of texts) if (text !== '') command.addHelpText('after', `\n${text}`)
  return command
}

/** `report -- claire` -> `npm run report -- claire`; npm has a word of its own for start and test. */
export function runLine(example: string): string {
  return /^(start|test)\b/.test(example) ? `npm ${example}` : `npm run ${example}`
}

/** `npm run diary -- leg add <slug> [options]` */
export function usageOf(command: Parameters<Help['commandUsage']>[0]): string {
  const names: string[] = []
  for (let each: typeof command | null = command; each; each = each.parent) names.unshift(each.name())
  const [name = '', ...verbs] = names
  const after = [...verbs, ...wordsAfter(command)].join(' ')
  return runLine(after === '' ? name : `${name} -- ${after}`)
}

function usageAfterName(command: Parameters<Help['commandUsage']>[0]): string {
  return [command.name(), ...wordsAfter(command)].join(' ')
}

function wordsAfter(command: Parameters<Help['commandUsage']>[0]): string[] {
  const takes = command.registeredArguments.map((argument) => {
    const many = argument.variadic ? ' …' : ''
    return argument.required ? `<${argument.name()}>${many}` : `[${argument.name()}${many}]`
  })
  const musts = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags)
  const isMore = command.options.length > musts.length
  return [...(command.commands.length > 0 ? ['<verb>'] : []), ...takes, ...musts, ...(isMore ? ['[options]'] : [])]
}

/** Commander's "error: unknown option '--weak'\n(Did you mean --week?)" -> "Unknown option '--weak'. Did you mean --week?" */
function sentenceOf(text: string): string {
  const [said = '', hint] = text.trim().split('\n')
  const sentence = said.replace(/^error: (.)/, (_, first: string) => first.toUpperCase()).replace(/([^.?])$/, '$1.')
  return `${sentence}${hint === undefined ? '' : ` ${hint.replaceAll(/[()]/g, '')}`}\n`
}
