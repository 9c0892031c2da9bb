import { cp, mkdir, mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkMarkdown } from './check-markdown.ts'
import { loadTenant } from './load-tenant.ts'
import { formatProblem, TenantProblems } from './problem.ts'

const CLAIRE = path.resolve(import.meta.dirname, '../claire')
type Change = (folder: string) => Promise<unknown>

/** What the loader says of Claire after a change; the number of her own pages where it says nothing. */
async function judge(change: Change): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), 'sense-')), 'claire')
  await cp(CLAIRE, folder, { recursive: true })
  await mkdir(path.join(folder, 'pages'), { recursive: true })
  await mkdir(path.join(folder, 'sections'), { recursive: true })
  await change(folder)
  return loadTenant(folder).then(
    ({ pages }) => `pages: ${pages.map(({ title }) => title).join()}`,
    (error: unknown) => {
      if (error instanceof TenantProblems) return error.problems.map(formatProblem).join('\n')
      throw error
    },
  )
}
const edit =
  (name: string, from: RegExp, to: string, encoding: BufferEncoding = 'utf8'): Change =>
  async (folder) => {
    const file = path.join(folder, name)
    const before = await readFile(file, 'utf8')
    expect(before).toMatch(from)
    await writeFile(file, before.replace(from, to), encoding)
  }
const add =
  (name: string, text: string, encoding: BufferEncoding = 'utf8'): Change =>
  (folder) =>
    writeFile(path.join(folder, name), text, encoding)
const page = (text: string) => `---\ntitle: Extras\n---\n${text}`

describe('what has the right shape and no sense', () => {
  it.each([
    [
      'a language without a catalogue',
      edit('tenant.yaml', /^locale: .*/m, 'locale: fr'),
      /tenant\.yaml:7:1 {2}locale\n {2}got {7}"fr"[\s\S]*words for \(en, de, zh-Hans\)/,
    ],
    ['an unknown locale', edit('tenant.yaml', /^locale: .*/m, 'locale: xx-ZZ'), /"xx-ZZ"[\s\S]*"en-AU"/],
    ['English of nowhere', edit('tenant.yaml', /^locale: .*/m, 'locale: en-ZZ'), /"en-ZZ"/],
    ['an unknown currency', edit('tenant.yaml', /^currency: .*/m, 'currency: ZZZ'), /currency\n {2}got {7}"ZZZ"[\s\S]*ISO 4217/],
    [
      'a field that stands twice',
      edit('tenant.yaml', /^city: .*/m, 'city: Sydney\ncity: Perth'),
      /tenant\.yaml:5:1\n {2}got {7}"city" a second time, after line 4\n {2}expected {2}each field once/,
    ],
    [
      'a misspelt file',
      add('contnt.yaml', 'tagline: x'),
      /contnt\.yaml\n {2}got {7}"contnt\.yaml", which nothing reads[\s\S]*Did you mean content\.yaml\?/,
    ],
    ['an unknown country', edit('tenant.yaml', /^country: .*/m, 'country: ZZ'), /country\n {2}got {7}"ZZ"[\s\S]*ISO 3166/],
    ['a phone that is none', edit('tenant.yaml', /phone: .*/, 'phone: hello'), /contact\.phone\n {2}got {7}"hello"[\s\S]*8 to 15 digits/],
    ['a phone that YAML takes for a number', edit('tenant.yaml', /phone: .*/, 'phone: 0491570006'), /contact\.phone/],
    [
      'Latin-1 in YAML',
      edit('tenant.yaml', /^name: Claire/m, 'name: Zoë', 'latin1'),
      /tenant\.yaml:\d+:\d+\n {2}got {7}letters that are not UTF-8/,
    ],
    [
      'a name that no font draws',
      edit('tenant.yaml', /^name: Claire/m, 'name: Claire 美'),
      /name\n {2}got {7}the letter “美” in “Claire 美”/,
    ],
    ['Latin-1 in Markdown', add('about.md', 'Je suis\nné à Sydney\n', 'latin1'), /about\.md:2:\d+\n {2}got {7}letters that are not UTF-8/],
    ['UTF-16 in Markdown', add('about.md', '\uFEFFHello', 'utf16le'), /about\.md:1:\d+\n {2}got {7}text in UTF-16/],
    ['a page whose ending has capitals', add('pages/Extras.MD', page('Hello')), /pages\/Extras\.MD[\s\S]*Rename it to extras\.md/],
    ['a page of another kind', add('pages/extras.docx', 'PK'), /pages\/extras\.docx[\s\S]*ends in "\.md"/],
    [
      'a picture in a page',
      add('pages/extras.md', page('Hello\n\n![me](photos/a.jpg)\n')),
      /pages\/extras\.md:6:\d+\n {2}got {7}!\[me\]\(photos\/a\.jpg\)[\s\S]*photos\.yaml/,
    ],
    [
      'a script in a page',
      add('pages/extras.md', page('Hello\n\n<script>alert(1)</script>\n')),
      /extras\.md:6:\d+\n {2}got {7}<script>alert/,
    ],
    ['HTML within a line of about.md', add('about.md', 'Hello <img src=x onerror=alert(1)> you'), /about\.md:1:\d+\n {2}got {7}<img src=x/],
    ['a link that runs a script', add('about.md', 'Read [this](javascript:alert(1))'), /about\.md:1:\d+\n {2}got {7}\[this\]\(javascript:/],
    ['a link to nowhere', add('about.md', 'Read [this](//evil.example)'), /\[this\]\(\/\/evil\.example\)/],
    [
      'a photo of 41 MB',
      (folder: string) => truncate(path.join(folder, 'photos/fig-bowl.jpg'), 41 * 1024 * 1024),
      /photos\[\d+\]\.file\n {2}got {7}41 MB/,
    ],
    ['a section that is none', add('sections/Footer.astro', '<p>x</p>'), /sections\/Footer\.astro[\s\S]*one of Hero\.astro, /],
    ['a misspelt section', add('sections/Kindwords.astro', '<p>x</p>'), /Did you mean KindWords\.astro\?/],
  ])('is refused: %s', async (_what, change, says) => {
    const told = await judge(change)
    expect(told).toMatch(says)
    expect(told).toMatch(/ {2}expected {2}\S[\s\S]* {2}fix {7}\S/)
  })

  it.each([
    ['a byte order mark in a page', add('pages/extras.md', `\uFEFF${page('Hello')}`), 'pages: Extras'],
    ['a byte order mark in YAML', edit('tenant.yaml', /^/, '\uFEFF'), 'pages: '],
    ['lines of another system', add('pages/extras.md', page('Hello').replaceAll('\n', '\r\n')), 'pages: Extras'],
    [
      'English of Britain, in pounds',
      edit('tenant.yaml', /^locale: en-AU([\s\S]*)currency: AUD/m, 'locale: en-GB$1currency: GBP'),
      'pages: ',
    ],
    ['a phone as it is written at home', edit('tenant.yaml', /phone: .*/, 'phone: "(02) 5550 1234"'), 'pages: '],
    ['links, code and lists', add('about.md', '# I\n\n- [rates](/rates)\n- `<b>` <me@example.com> [x](https://example.com)\n'), 'pages: '],
  ])('is taken: %s', async (_what, change, says) => {
    expect(await judge(change)).toBe(says)
  })
})

it('finds the line of what stands twice', () => {
  const text = 'One\n\n<b>x</b>\n\nTwo\n\n<b>x</b>\n'
  expect(checkMarkdown(text, { file: 'a.md', linesBefore: 10 }).map(({ line }) => line)).toEqual(expect.arrayContaining([13, 17]))
})
