import { access, glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** Decisions tell of their day and are not rewritten. */
const LIVING = ['README.md', 'CONTRIBUTING.md', 'tenants/README.md', 'docs/*.md']

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

describe('the documentation', () => {
  it('links to files that are there', async () => {
    for await (const file of glob([...LIVING, 'docs/*/*.md'], { cwd: ROOT })) {
      const text = await readFile(path.join(ROOT, file), 'utf8')
      for (const [, target = ''] of text.matchAll(/\]\(((?!https?:|#)[^)#]+)/g))
        expect(await isThere(path.resolve(ROOT, path.dirname(file), target)), `${file} links to ${target}`).toBe(true)
    }
  })

  it('names code and tests by paths that are there', async () => {
    for await (const file of glob(LIVING, { cwd: ROOT })) {
      const text = await readFile(path.join(ROOT, file), 'utf8')
      for (const [, named = ''] of text.matchAll(/`((?:edge|sites|tenants|db|scripts)\/[\w/.-]+\.(?:tsx?|sql|jsonc|mjs|astro|json))`/g))
        expect(await isThere(path.join(ROOT, named)), `${file} names ${named}`).toBe(true)
    }
  })

  it('says of each thing that can be added how, in under ten lines, by folders that are there', async () => {
    const text = await readFile(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8')
    const parts = text.split('## Add …')[1]?.trim().split('\n\n') ?? []
    expect(parts.map((part) => /^\*\*an? (.+?)\.\*\*/.exec(part)?.[1])).toEqual([
      'field of a tenant',
      'event',
      'mail',
      'screen of her app',
      'section of the home page',
      'font',
      'kind of experiment',
      'command',
      'change of the database',
    ])
    for (const part of parts) expect(part.split('\n').length, part).toBeLessThan(10)
    for (const [, folder = ''] of text.matchAll(/`((?:edge|sites|tenants|db|scripts|docs)\/(?:[\w-]+\/)*)`/g))
      expect(await isThere(path.join(ROOT, folder)), folder).toBe(true)
  })
})
