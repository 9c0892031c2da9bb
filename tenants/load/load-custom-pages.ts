import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { type CustomPage, customPageSchema, customPageSlugSchema } from '../contract/custom-page.ts'
import { CUSTOM_PAGES_MAX, LONG_TEXT_LENGTH_MAX } from '../contract/limits.ts'
import { LANGUAGES, type LanguageId } from '../contract/words/languages.ts'
import { checkMarkdown } from './check-markdown.ts'
import { expectedWords } from './explain-issue.ts'
import { parseYaml } from './parse-yaml.ts'
import { type Problem, relativeFile } from './problem.ts'
import { readText } from './read-text.ts'

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/** pages/*.md of a tenant, by file name; with a language those of pages/*.<language>.md. */
export async function loadCustomPages(folder: string, language?: LanguageId): Promise<{ value: CustomPage[] } | { problems: Problem[] }> {
  // Whatever is there: a file that is no page is refused below, which is better than a page that is not there.
  const names = (await readdir(path.join(folder, 'pages')).catch(() => []))
    .filter((name) => !name.startsWith('.') && languageOfFile(name) === language)
    .sort()
  const parsed = await Promise.all(names.map((name) => loadCustomPage(folder, name)))
  const problems = parsed.flatMap((page) => ('problems' in page ? page.problems : []))
  if (names.length > CUSTOM_PAGES_MAX) {
    problems.push({
      file: relativeFile(folder, 'pages'),
      got: `${names.length} pages`,
      expected: `at most ${CUSTOM_PAGES_MAX}`,
      fix: 'Join some of them.',
    })
  }
  return problems.length > 0 ? { problems } : { value: parsed.flatMap((page) => ('value' in page ? [page.value] : [])) }
}

async function loadCustomPage(folder: string, name: string): Promise<{ value: CustomPage } | { problems: Problem[] }> {
  const file = relativeFile(folder, path.join('pages', name))
  const unnamed = nameProblem(name)
  if (unnamed) return { problems: [{ file, ...unnamed }] }
  const read = await readText(path.join(folder, 'pages', name), file)
  if (read === undefined || 'problems' in read) return read ?? { problems: [] }
  return parseCustomPage(read.value, { file, slug: slugOfFile(name) })
}

/** `faq.zh-Hans.md` -> `zh-Hans`: a page in a further language. */
const languageOfFile = (name: string): LanguageId | undefined => LANGUAGES.find((language) => name.endsWith(`.${language}.md`))

function slugOfFile(name: string): string {
  const language = languageOfFile(name)
  return path.basename(name, language === undefined ? '.md' : `.${language}.md`)
}

function nameProblem(name: string): Pick<Problem, 'got' | 'expected' | 'fix'> | undefined {
  const got = `the file name "${name}"`
  const ext = path.extname(name)
  const base = ext === '.md' ? slugOfFile(name) : path.parse(name).name
  if (ext !== '.md') return { got, expected: 'a file name that ends in ".md"', fix: `Rename it to ${base.toLowerCase()}.md, or remove it.` }
  const slug = customPageSlugSchema.safeParse(base)
  if (slug.success) return undefined
  return { got, expected: slug.error.issues.map(expectedWords).join('; '), fix: 'Rename the file.' }
}

function parseCustomPage(content: string, { file, slug }: { file: string; slug: string }): { value: CustomPage } | { problems: Problem[] } {
  const [, head, body = ''] = FRONT_MATTER.exec(content) ?? []
  if (head === undefined) {
    const fix = 'Begin the file with "---", "title: …", "---".'
    return { problems: [{ file, line: 1, column: 1, got: 'no title', expected: 'YAML between two lines of ---', fix }] }
  }
  // One line lower in the file than in the YAML.
  const page = parseYaml(`\n${head}`, { file, schema: customPageSchema })
  if ('problems' in page) return page
  const linesBefore = content.slice(0, content.length - body.length).split('\n').length - 1
  const foreign = checkMarkdown(body, { file, linesBefore })
  if (foreign.length > 0) return { problems: foreign }
  const text = body.trim()
  if (text.length > 0 && text.length <= LONG_TEXT_LENGTH_MAX) return { value: { slug, text, ...page.value } }
  const got = `${text.length} characters of text`
  return {
    problems: [
      {
        file,
        line: linesBefore + 1,
        column: 1,
        got,
        expected: `1 to ${LONG_TEXT_LENGTH_MAX}`,
        fix: 'Write the page below the second ---.',
      },
    ],
  }
}
