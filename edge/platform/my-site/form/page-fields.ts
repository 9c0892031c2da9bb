import { customPageSchema } from '../../../../tenants/contract/custom-page.ts'
import { fieldsOfFile, type HerField } from '../../../../tenants/contract/her-fields.ts'
import { LONG_TEXT_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { wordsOf } from '../../../../tenants/contract/words/catalogues.ts'
import { findForeign } from '../../../../tenants/markdown/find-foreign.ts'
import { findTags, tagWords } from '../../../../tenants/markdown/find-tags.ts'
import type { FieldProblem } from './check-site.ts'
import { type PageFields, pageFile, pageSlugs, readPage } from './page-text.ts'
import { problemWords } from './problem-words.ts'

/** What a page's form asks: the lines above its text, and the text. */
export function pageFields(slug: string): HerField[] {
  const file = pageFile(slug)
  const help = 'A line that starts with ## is a heading; an empty line starts a new paragraph; [words](https://example.com) is a link.'
  const control = { kind: 'text', isLong: true, min: 1, max: LONG_TEXT_LENGTH_MAX } as const
  return [...fieldsOfFile(file, customPageSchema), { file, path: 'text', group: 'pages', label: 'Text', help, control, isNeeded: true }]
}

/** What a build would have against it, and a menu that would say something twice (`named`: what it says already), in her words, by field. Pure. */
export function checkPage(slug: string, { text, ...said }: PageFields, named: readonly string[] = []): FieldProblem[] {
  const file = pageFile(slug)
  const issues = customPageSchema.safeParse(said).error?.issues ?? []
  const above = issues.map((issue) => {
    const [path = ''] = issue.path.map(String)
    return { file, path, words: problemWords(issue, said[path]) }
  })
  const tags = findTags(said).map((tag) => ({ file, path: String(tag.path[0]), words: tagWords(tag) }))
  const words = textProblem(text)
  const twice = said.menu === false ? undefined : named.find((name) => isSameName(name, String(said.title ?? '')))
  return [
    ...above,
    ...tags,
    ...(twice === undefined ? [] : [{ file, path: 'title', words: `Your menu has “${twice}” already. Call this page something else.` }]),
    ...(words === undefined ? [] : [{ file, path: 'text', words }]),
  ]
}

const isSameName = (one: string, other: string): boolean => one.trim().localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0

/** What the menu may say beside a page of hers: the pages that every site has, and her other ones. */
export function menuNames(source: SiteSource, slug: string, locale: string): string[] {
  const others = pageSlugs(source).filter((each) => each !== slug)
  const hers = others.map((each) => readPage(source[pageFile(each)])).filter((page) => page && page.menu !== false)
  return [...Object.values(wordsOf(locale).page.titles), ...hers.map((page) => String(page?.title ?? ''))]
}

function textProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Write something here, or remove the page.'
  if (text.length > LONG_TEXT_LENGTH_MAX) return `That is ${text.length} characters; there is room for ${LONG_TEXT_LENGTH_MAX}.`
  return findForeign(text)[0]?.words
}
