import path from 'node:path'
import { checkCss } from './check-css.ts'
import { type Problem, relativeFile } from './problem.ts'
import { readText } from './read-text.ts'

/** custom.css, which is inlined into every page; empty where there is none. */
export async function loadCustomCss(folder: string): Promise<{ value: string } | { problems: Problem[] }> {
  const file = relativeFile(folder, 'custom.css')
  const read = (await readText(path.join(folder, 'custom.css'), file)) ?? { value: '' }
  if ('problems' in read) return read
  const problems = (await checkCss(read.value)).map((problem) => ({ file, ...problem }))
  return problems.length > 0 ? { problems } : read
}
