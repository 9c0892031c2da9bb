import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CustomPage, customPageSchema, customPageSlugSchema } from '../contract/custom-page.ts'
import { CUSTOM_PAGES_MAX, LONG_TEXT_LENGTH_MAX } from '../contract/limits.ts'
import { parseYaml } from './parse-yaml.ts'
import { type Problem, relativeFile } from './problem.ts'

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/** pages/*.md of a tenant, by file name. */
export async function loadCustomPages(folder: string): Promise<{ value: CustomPage[] } | { problems: Problem[] }> {
  const names = (await readdir(path.join(folder, 'pages')).catch(() => [])).filter((name) => name.endsWith('.md')).sort()
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
  const slug = customPageSlugSchema.safeParse(name.replace(/\.md$/, ''))
  if (!slug.success) {
    const expected = slug.error.issues.map((issue) => issue.message).join('; ')
    return { problems: [{ file, got: `the file name "${name}"`, expected, fix: 'Rename the file.' }] }
  }
  const [, head, body = ''] = FRONT_MATTER.exec(await readFile(path.join(folder, 'pages', name), 'utf8')) ?? []
  if (head === undefined) {
    return {
      problems: [
        {
          file,
          line: 1,
          column: 1,
          got: 'no title',
          expected: 'YAML between two lines of ---',
          fix: 'Begin the file with "---", "title: …", "---".',
        },
      ],
    }
  }
  // One line lower in the file than in the YAML.
  const page = parseYaml(`\n${head}`, { file, schema: customPageSchema })
  if ('problems' in page) return page
  const text = body.trim()
  if (text.length === 0 || text.length > LONG_TEXT_LENGTH_MAX) {
    return {
      problems: [
        {
          file,
          got: `${text.length} characters of text`,
          expected: `1 to ${LONG_TEXT_LENGTH_MAX}`,
          fix: 'Write the page below the second ---.',
        },
      ],
    }
  }
  return { value: { slug: slug.data, text, ...page.value } }
}
