import { formatTable } from '../print/format-table.ts'

/** Something that was looked at, and whether it is as it should be. */
export interface Finding {
  what: string
  found: string
  isRight: boolean
}

export const finding = (what: string, found: string, right: string): Finding => ({ what, found, isRight: found === right })

/** As a table. Exit code 1 if something is wrong. */
export function tellFindings(findings: readonly Finding[]): string {
  process.exitCode = findings.every(({ isRight }) => isRight) ? 0 : 1
  return formatTable(findings.map(({ what, found, isRight }) => ({ what, found, '': isRight ? 'ok' : 'WRONG' })))
}
