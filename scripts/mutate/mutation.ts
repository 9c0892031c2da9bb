/** One load-bearing line and what it would be without its point. */
export interface Mutation {
  file: string
  /** Stands exactly once in the file. */
  from: string
  to: string
  /** Which tests should notice, as vitest takes them. */
  tests: string[]
  /** Whatever they need beside themselves. */
  needs: 'nothing' | 'postgres' | 'stack'
  /** Why nothing notices, where that is accepted. */
  reason?: string
}

type Line = [file: string, from: string, to: string, reason?: string]

/** Mutations that the same tests should notice. */
export const noticedBy = (tests: string[], needs: Mutation['needs'], lines: readonly Line[]): Mutation[] =>
  lines.map(([file, from, to, reason]) => ({ file, from, to, tests, needs, ...(reason === undefined ? {} : { reason }) }))
