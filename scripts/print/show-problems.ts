import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { stripVTControlCharacters, styleText } from 'node:util'
import { formatProblem, type Problem } from '../../tenants/load/problem.ts'

/** Columns of a line that are shown; a longer one is cut around the place. */
const COLUMNS_MAX = 100

/** Every problem with the line it is about and a mark under the place, for a terminal; then how many there are and what that means. `root`: the checkout. */
export async function showProblems(
  root: string,
  problems: readonly Problem[],
  meaning = 'Nothing of these tenants was written.',
): Promise<string> {
  const files = new Map<string, string[]>()
  for (const { file } of problems)
    if (!files.has(file)) files.set(file, (await readFile(path.join(root, file), 'utf8').catch(() => '')).split(/\r?\n/))
  const shown = problems.map((problem) => withExcerpt(problem, files.get(problem.file) ?? []))
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return `${shown.join('\n\n')}\n\n${count}. ${meaning}`
}

/** The line that a problem is about, with a mark under the place, in plain text; empty where there is none to show. */
export async function excerptOf(root: string, problem: Problem): Promise<string> {
  const text = await readFile(path.join(root, problem.file), 'utf8').catch(() => '')
  return stripVTControlCharacters(excerpt(problem, text.split(/\r?\n/)).join('\n'))
}

/** Pure. `lines`: of the file, none where it cannot be read. */
export function withExcerpt(problem: Problem, lines: readonly string[]): string {
  const [place = '', ...rest] = formatProblem(problem).split('\n')
  return [styleText('bold', place), ...excerpt(problem, lines), ...rest, ...docs(problem)].join('\n')
}

/** Where the fields of such a file are explained. */
function docs({ file }: Problem): string[] {
  const name = path.basename(file)
  if (/^(tenant|theme|content|photos|experiments)\.yaml$/.test(name)) return [`  docs      tenants/REFERENCE.md#${name.replace('.', '')}`]
  return file.startsWith('tenants') && !name.endsWith('.ts') ? ['  docs      tenants/README.md'] : []
}

function excerpt({ line, column = 1 }: Problem, lines: readonly string[]): string[] {
  const text = line === undefined ? undefined : lines[line - 1]
  if (line === undefined || text === undefined || text.trim() === '') return []
  const from = column > COLUMNS_MAX ? column - COLUMNS_MAX / 2 : 1
  // Tabs are as wide as they please: the mark stands under the place whatever they are.
  const before = text.slice(from - 1, column - 1).replaceAll(/[^\t]/g, ' ')
  const cut = text.slice(from - 1, from - 1 + COLUMNS_MAX)
  // The whole name of the field, where one stands there.
  const [word = '^'] = /^[A-Za-z][\w-]*(?=:)/.exec(text.slice(column - 1)) ?? []
  const gutter = ' '.repeat(`${line}`.length)
  return [
    styleText('dim', `  ${line} | `) + (from > 1 ? '…' : '') + cut,
    `${styleText('dim', `  ${gutter} | `)}${from > 1 ? ' ' : ''}${before}${styleText('red', '^'.repeat(word.length))}`,
  ]
}
