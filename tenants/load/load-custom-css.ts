import path from 'node:path'
import { type Problem, relativeFile } from './problem.ts'
import { readText } from './read-text.ts'

const FORBIDDEN = [
  {
    pattern: /@import|url\(\s*["']?\s*(?:https?:)?\/\//i,
    expected: 'no address of another host: a visitor asks nobody but her site',
    fix: 'Remove the line; photos belong into photos.yaml, and fonts are chosen in theme.yaml.',
  },
  { pattern: /<\/style/i, expected: 'CSS only', fix: 'Remove the tag: the text is put into the pages’ own <style>.' },
]

/** custom.css, which is inlined into every page; empty where there is none. */
export async function loadCustomCss(folder: string): Promise<{ value: string } | { problems: Problem[] }> {
  const read = (await readText(path.join(folder, 'custom.css'), relativeFile(folder, 'custom.css'))) ?? { value: '' }
  if ('problems' in read) return read
  const text = read.value
  const problems = text.split('\n').flatMap((line, index) =>
    FORBIDDEN.filter(({ pattern }) => pattern.test(line)).map(({ expected, fix }) => ({
      file: relativeFile(folder, 'custom.css'),
      line: index + 1,
      got: line.trim().slice(0, 80),
      expected,
      fix,
    })),
  )
  return problems.length > 0 ? { problems } : { value: text }
}
