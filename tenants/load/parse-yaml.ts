import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { type FoundTag, findTags, tagWords } from '../markdown/find-tags.ts'
import { explainIssue, type Place, withoutConsequences } from './explain-issue.ts'
import { explainYaml } from './explain-yaml.ts'
import { formatFieldPath, type Problem } from './problem.ts'

export type Parsed<T> = { value: T; locate: Locate } | { problems: Problem[] }
/** Line and column of a field in its file. */
export type Locate = (path: readonly PropertyKey[]) => { file: string; line: number; column: number; field: string }

/** YAML text -> what `schema` makes of it, or every problem with its place. Pure. */
export function parseYaml<S extends z.ZodType>(text: string, { file, schema }: { file: string; schema: S }): Parsed<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'error' })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    const explained = explainYaml(error, text.split(/\r?\n/), line)
    return { problems: [{ file, line, column: col, ...explained }] }
  }
  const locate: Locate = (path) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { file, line, column: col, field: formatFieldPath(path) }
  }
  const content = readContent(document)
  if ('problem' in content)
    return {
      problems: [{ ...locate([]), got: content.problem, expected: 'valid YAML', fix: 'Write the value itself instead of an alias.' }],
    }
  const result = schema.safeParse(content.value, { reportInput: true })
  if (result.success) {
    const tags = findTags(content.value)
    return tags.length > 0 ? { problems: tags.map((tag) => ({ ...locate(tag.path), ...tagProblem(tag) })) } : { value: result.data, locate }
  }
  const place: Place = { schema, value: content.value, hasComment: (path) => /:\s+#/.test(lineAt(text, locate(path).line)) }
  const explained = withoutConsequences(result.error.issues.flatMap((issue) => explainIssue(issue, place)))
  return { problems: explained.map(({ path, meant: _meant, ...words }) => ({ ...locate(path), ...words })) }
}

/** As a problem that her forms can bring about too. */
const tagProblem = (tag: FoundTag) => ({
  got: `${tag.tag} in a text`,
  expected: 'words without HTML: visitors would read its signs',
  fix: tag.tag.startsWith('&')
    ? 'Write the character itself; the file is UTF-8.'
    : 'Leave the tag out. Only about.md and pages/ have a style, by Markdown.',
  words: tagWords(tag),
})

const lineAt = (text: string, line: number): string => text.split('\n', line).at(-1) ?? ''

/** Aliases are looked up only now: one without its anchor, or a bomb of them, is found here. */
function readContent(document: Document): { value: unknown } | { problem: string } {
  try {
    return { value: document.toJS() }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Where the value at `path` starts; for a field that is missing, where its parent does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(key))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0
}
