import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addChinese } from '../../scripts/test-support/speak-languages.ts'
import { loadTenant } from './load-tenant.ts'
import { TenantProblems } from './problem.ts'
import { translateConfig } from './translate-config.ts'

const TENANTS = path.resolve(import.meta.dirname, '..')
let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'translations-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Claire in English and Chinese, after a change of one file. */
async function claire(file?: string, change: (text: string) => string = (text) => text): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(root, 'claire-')), 'claire')
  await cp(path.join(TENANTS, 'claire'), folder, { recursive: true })
  await addChinese(folder)
  if (file !== undefined) {
    const text = await readFile(path.join(folder, file), 'utf8').catch(() => '')
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), change(text))
  }
  return folder
}

const problemsOf = (folder: string): Promise<string[]> =>
  loadTenant(folder).then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof TenantProblems)) throw error
      return error.problems.map(({ file, line, got }) => `${path.basename(file)}${line === undefined ? '' : `:${line}`} ${got}`)
    },
  )

describe('a further language', () => {
  it('has her facts with its own texts, and no test of words', async () => {
    const config = await loadTenant(await claire('pages/faq.zh-Hans.md', () => '---\ntitle: 常见问题\n---\n你好。\n'))
    expect(config.pages).toEqual([])
    const [translation] = config.translations
    if (!translation) throw new Error('There is one.')
    const chinese = translateConfig(config, translation)
    expect(chinese.tenant).toMatchObject({ locale: 'zh-Hans', timeZone: config.tenant.timeZone, city: config.tenant.city })
    expect(chinese.content.callToAction).toBe('预约见面')
    expect(chinese.content.services.map(({ id, hours, price }) => [id, hours, price])).toEqual(
      config.content.services.map(({ id, hours, price }) => [id, hours, price]),
    )
    expect(chinese.content.services[0]?.name).toBe('晚餐')
    expect(chinese.content.rates[0]?.items[0]).toMatchObject({ incall: config.content.rates[0]?.items[0]?.incall })
    expect(chinese.photos.every(({ alt }) => /照片/.test(alt))).toBe(true)
    expect(chinese.experiments.map(({ kind }) => kind)).not.toContain('text')
    expect(chinese.pages).toMatchObject([{ slug: 'faq', title: '常见问题' }])
  })

  it.each([
    ['a service that it leaves out', (text: string) => text.replace('id: dinner', 'id: diner'), [/nothing for "dinner"/, /:\d+ "diner"/]],
    [
      'another number of lines',
      (text: string) => text.replace(/^extras:\n {2}- .*\n/m, 'extras:\n'),
      [/content\.zh-Hans\.yaml:\d+ 1 of them/],
    ],
    [
      'a sentence that the first language has',
      (text: string) => text.replace(/^ {2}screening: .*\n/m, ''),
      [/content\.zh-Hans\.yaml:\d+ nothing/],
    ],
    ['a field that there is not', (text: string) => `${text}price: 5\n`, [/an unknown field "price"/]],
  ])('is refused with its line for %s', async (_what, change, said) => {
    const problems = await problemsOf(await claire('content.zh-Hans.yaml', change))
    expect(problems).toHaveLength(said.length)
    for (const [index, pattern] of said.entries()) expect(problems[index]).toMatch(pattern)
  })

  it.each([
    ['without its files', 'translations: [zh-Hans, de]', ['content.de.yaml no such file', 'about.de.md no such file']],
    ['that is the first one again', 'translations: [zh-Hans, en-GB]', []],
    ['in which the site has no words', 'translations: [zh-Hans, fr]', [expect.stringMatching(/"fr"/)]],
  ])('is refused %s', async (_what, line, said) => {
    const problems = await problemsOf(await claire('tenant.yaml', (text) => text.replace(/^translations:\n {2}- zh-Hans/m, line)))
    expect(problems.length).toBeGreaterThan(0)
    expect(problems).toEqual(expect.arrayContaining(said))
  })

  it('is not forgotten in tenant.yaml, and takes no page’s address', async () => {
    expect(await problemsOf(await claire('about.de.md', () => 'Hallo'))).toEqual(['about.de.md a text in "de"'])
    expect(await problemsOf(await claire('pages/zh-hans.md', () => '---\ntitle: X\n---\nY\n'))).toEqual([
      'zh-hans.md the file name "zh-hans.md"',
    ])
  })
})
