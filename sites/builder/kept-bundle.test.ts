import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { keptBundle } from './kept-bundle.ts'

it('is made once, and anew when a source, a tool or the key has changed', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'kept-'))
  let made = 0
  const write = async (name: string, text: string) => {
    await writeFile(path.join(root, name), text)
    // Long before it is read: what is written meanwhile is not kept.
    await utimes(path.join(root, name), 1, 1)
  }
  const bundle = (key: string) =>
    keptBundle(root, {
      file: path.join(root, 'kept.json'),
      key,
      tools: ['lock'],
      make: async () => ({ script: `script ${++made}`, inputs: ['source.ts'] }),
    })
  await write('source.ts', 'a')
  await write('lock', '1')
  expect([await bundle('x'), await bundle('x')]).toEqual(['script 1', 'script 1'])
  await write('source.ts', 'b')
  expect([await bundle('x'), await bundle('x')]).toEqual(['script 2', 'script 2'])
  await write('lock', '2')
  expect(await bundle('x')).toBe('script 3')
  expect([await bundle('y'), await bundle('y')]).toEqual(['script 4', 'script 4'])
  await writeFile(path.join(root, 'source.ts'), 'c')
  await utimes(path.join(root, 'source.ts'), new Date(), new Date(Date.now() + 60_000))
  expect([await bundle('y'), await bundle('y')]).toEqual(['script 5', 'script 6'])
  await rm(root, { recursive: true })
})
