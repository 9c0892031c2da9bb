import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { checkHosts } from '../../tenants/load/check-hosts.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import { tellMistake } from '../test-support/tell-mistake.ts'
import { showProblems } from './show-problems.ts'

/** Of a file that says that, in Latin-1 where it has letters of it. */
const tellFile = (file: string, text: string): Promise<string> => tellMistake(file, (location) => writeFile(location, text, 'latin1'))

it.each([
  [
    'a brace that is not closed',
    'custom.css',
    '.a {\n  color: red;\n',
    /^tenants\/claire\/custom\.css:1:4\n[\s\S]*got +a \{ that is never closed/,
  ],
  ['a brace too many', 'custom.css', '.a { color: red }\n}\n', /custom\.css:2:1\n[\s\S]*got +a \} without a \{[\s\S]*fix +Remove it/],
  ['a comment that is not closed', 'custom.css', 'a{}\n /* {', /custom\.css:2:2\n[\s\S]*a comment that is never closed/],
  ['a line without a colon', 'custom.css', '.a {\n  color red;\n}\n', /custom\.css:2:8\n[\s\S]*got +color red;[\s\S]*fix +Correct it/],
  [
    'a photo of another host',
    'custom.css',
    '.a {\n  background: url(https://a.example/b.png);\n}\n',
    /custom\.css:2:15\n[\s\S]*no address of another host/,
  ],
  ['HTML in Markdown', 'about.md', 'Hello.\n\nI like <b>figs</b>.\n', /^tenants\/claire\/about\.md:3:8\n[\s\S]*got +<b>/],
  [
    'letters of another encoding',
    'about.md',
    'Hello.\nZo\xeb\n',
    /^tenants\/claire\/about\.md:2:3\n[\s\S]*got +letters that are not UTF-8/,
  ],
  ['nothing to read', 'about.md', '\n', /^tenants\/claire\/about\.md:1:1\n[\s\S]*got +0 characters/],
])('says where, what and how to mend it: %s', async (_name, file, text, wanted) => {
  expect(await tellFile(file, text)).toMatch(wanted)
})

it('takes a style sheet with braces in words and what is new in browsers', async () => {
  const css =
    '/* { */ .a::before { content: "}"; }\n@container (min-width: 20rem) { .b:has(> img) { text-wrap: balance; &:hover { color: oklch(0.7 0.1 20); } } }\n'
  expect(await tellFile('custom.css', css)).toBe('taken')
})

it('says where a domain stands that another tenant has, or that is there twice', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'domains-'))
  await mkdir(path.join(root, 'tenants/a'), { recursive: true })
  await mkdir(path.join(root, 'tenants/b'))
  await writeFile(path.join(root, 'tenants/a/tenant.yaml'), 'name: A\ndomains: [x.example]\n')
  await writeFile(path.join(root, 'tenants/b/tenant.yaml'), 'name: B\ndomains:\n  - y.example\n  - x.example\n  - y.example\n')
  const problems = checkHosts(await loadHostOwners(path.join(root, 'tenants'), ['a', 'b'])).get('b') ?? []
  expect(stripVTControlCharacters(await showProblems(root, problems))).toMatch(
    /^tenants\/b\/tenant\.yaml:4:5 {2}domains\[1\]\n {2}4 \| {3}- x\.example\n[\s\S]*a has already[\s\S]*tenant\.yaml:5:5 {2}domains\[2\][\s\S]*stands there twice[\s\S]*Remove one of them\./,
  )
  await rm(root, { recursive: true })
})
