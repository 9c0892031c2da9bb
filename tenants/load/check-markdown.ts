import { findForeign } from '../markdown/find-foreign.ts'
import type { HerProblem } from './problem.ts'

/** What Markdown of a file has that a page of hers may not have. `linesBefore`: lines of the file above the text. */
export const checkMarkdown = (text: string, { file, linesBefore = 0 }: { file: string; linesBefore?: number }): HerProblem[] =>
  findForeign(text).map(({ line, ...foreign }) => ({ file, line: linesBefore + line, ...foreign }))
