import { access } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { SLOW } from './slow-first.ts'

it('names files that are there: one that was moved would start late', async () => {
  const isThere = (file: string) =>
    access(path.resolve(import.meta.dirname, '../..', `${file}.stack.test.ts`)).then(
      () => true,
      () => false,
    )
  for (const file of SLOW) expect(await isThere(file), file).toBe(true)
})
