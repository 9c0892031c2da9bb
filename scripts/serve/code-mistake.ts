import path from 'node:path'
import type { Problem } from '../../tenants/load/problem.ts'

/** Where something is wrong with code that was saved, as a tool names it. */
interface CodePlace {
  /** Absolute, or from the top of the checkout; undefined: nobody knows. */
  file?: string | undefined
  line?: number | undefined
  column?: number | undefined
}

/** What is wrong with code that was saved, whoever has found it. */
export const codeMistake = ({ file, line, column }: CodePlace, { got, root }: { got: string; root: string }): Problem => ({
  file: file === undefined ? 'the source' : inCheckout(file, root),
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
  got,
  expected: 'code that can be built and run',
  fix: 'Correct it and save; what ran before still runs.',
})

const inCheckout = (file: string, root: string): string => {
  const [name = ''] = file.split('?')
  return path.isAbsolute(name) ? path.relative(root, name) : name
}
