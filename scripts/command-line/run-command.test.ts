import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { ROOT } from './root.ts'
import { explainSource } from './run-command.ts'

it('shows code that could not be built as a problem of a file, without the builder’s stack', async () => {
  const file = path.join(ROOT, 'scripts/command-line/root.ts')
  const part = { loc: { file, line: 1, column: 0 }, message: 'CompilerError: Unexpected token\n    at compile (compile.js:1:1)' }
  const told = await explainSource(Object.assign(new Error('Build failed with 1 error:\n    at x'), { errors: [part] }))
  const text = stripVTControlCharacters(told?.text ?? '')
  expect(told?.code).toBe(1)
  expect(text).toMatch(/^\nscripts\/command-line\/root\.ts:1:1\n {2}1 \| import path/)
  expect(text).toContain('CompilerError: Unexpected token')
  expect(text).not.toMatch(/^ {4}at /m)
})

it('leaves every other error to its own words', async () => {
  expect(await explainSource(new Error('There is no tenant "clare".'))).toBeUndefined()
  expect(await explainSource(new AggregateError([new Error('connect ECONNREFUSED')]))).toBeUndefined()
  expect(await explainSource('a text')).toBeUndefined()
  expect(await explainSource(undefined)).toBeUndefined()
})
