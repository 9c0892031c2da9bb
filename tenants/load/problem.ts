import path from 'node:path'

// One thing that is wrong with a tenant's folder, as the person who must mend it needs it.

export interface Problem {
  /** Path of the file, relative to the repository. */
  file: string
  /** From 1; absent where the whole file is the problem. */
  line?: number
  column?: number
  /** Field path, e.g. `experiments[0].variants[1].weight`. */
  field?: string
  got: string
  expected: string
  fix: string
}

/** One that her own changes can bring about: what is wrong and what to do, for somebody who has never seen a file. */
export interface HerProblem extends Problem {
  words: string
}

/** A build, a migration or a start stops on these: all at once, nothing written. */
export class TenantProblems extends Error {
  override readonly name = 'TenantProblems'
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(formatProblem).join('\n\n'))
    this.problems = problems
  }
}

export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
  return [
    problem.field === undefined ? place : `${place}  ${problem.field}`,
    `  got       ${problem.got}`,
    `  expected  ${problem.expected}`,
    `  fix       ${problem.fix}`,
  ].join('\n')
}

/** A file of a tenant as messages name it. */
export const relativeFile = (folder: string, name: string): string => path.join('tenants', path.basename(folder), name)

/** `['variants', 1, 'weight']` -> `variants[1].weight` */
export function formatFieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  )
}
