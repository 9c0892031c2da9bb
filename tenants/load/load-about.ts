import path from 'node:path'
import { aboutSchema } from '../contract/content.ts'
import { checkMarkdown } from './check-markdown.ts'
import { missingFile } from './load-yaml.ts'
import { type Problem, relativeFile } from './problem.ts'
import { readText } from './read-text.ts'

/** about.md, or that of a further language: Markdown. */
export async function loadAbout(folder: string, name: string): Promise<{ value: string } | { problems: Problem[] }> {
  const file = relativeFile(folder, name)
  const read = await readText(path.join(folder, name), file)
  if (read === undefined) return { problems: [missingFile(file)] }
  if ('problems' in read) return read
  const text = read.value
  const foreign = checkMarkdown(text, { file })
  if (foreign.length > 0) return { problems: foreign }
  const about = aboutSchema.safeParse(text.trim())
  if (about.success) return { value: about.data }
  return {
    problems: [
      {
        file,
        line: 1,
        column: 1,
        got: `${text.trim().length} characters`,
        expected: 'a text of 1 to 20000 characters',
        fix: 'Write a few paragraphs in Markdown.',
      },
    ],
  }
}
