import path from 'node:path'
import { expect, it } from 'vitest'
import { isAllowed, readLicences } from './read-licences.ts'

const read = (file: string) => readLicences(path.resolve(import.meta.dirname, '../..', file))

it('finds no package that we may not use', async () => {
  const packages = await read('package-lock.json')
  expect(packages.length).toBeGreaterThan(300)
  expect(packages.find(({ name }) => name === 'hono')).toMatchObject({ licence: 'MIT', isDev: false })
  expect([...packages, ...(await read('scripts/measuring/package-lock.json'))].filter(({ licence }) => !isAllowed(licence))).toEqual([])
})

it.each([
  ['MIT', true],
  ['(MIT OR EUPL-1.1+)', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['MIT AND GPL-3.0-only', false],
  ['AGPL-3.0-or-later', false],
  ['', false],
])('%s: %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected)
})
