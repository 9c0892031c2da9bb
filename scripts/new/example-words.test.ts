import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { EXAMPLE_WORDS } from '../../edge/platform/my-site/set-up/what-is-left.ts'

it('the words that must not go public are those of the template', async () => {
  const folder = path.resolve(import.meta.dirname, '../../tenants/_template')
  const content = parse(await readFile(path.join(folder, 'content.yaml'), 'utf8')) as Record<string, string>
  const about = await readFile(path.join(folder, 'about.md'), 'utf8')
  for (const { file, path: field, begins } of EXAMPLE_WORDS)
    expect(file === 'about.md' ? about : content[field], file).toMatch(new RegExp(`^${begins}`))
})
