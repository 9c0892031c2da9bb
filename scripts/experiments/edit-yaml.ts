import { type Document, isMap, isSeq, type Node, parseDocument, stringify } from 'yaml'

// Edits of a YAML text that leave every other line as a person wrote it: printing a document would fold its long texts anew.

/** Sets a field of the file, or of an item of a list in block style: `['tagline']`, `['experiments', 0, 'status']`. Adds it at the end. */
export function setField(text: string, path: readonly (string | number)[], value: unknown): string {
  const document = parseDocument(text)
  const node = document.getIn(path, true) as Node | undefined
  if (node?.range) {
    const [start, end] = node.range
    // A block scalar ends with its line break.
    return `${text.slice(0, start)}${inline(value)}${text.slice(start, end).endsWith('\n') ? '\n' : ''}${text.slice(end)}`
  }
  const field = String(path.at(-1))
  const parent = path.slice(0, -1)
  if (parent.length === 0) return `${text.trimEnd()}\n${stringify({ [field]: value }, STYLE)}`
  const item = document.getIn(parent, true)
  if (!isMap(item) || item.flow) {
    document.setIn(path, document.createNode(value))
    return document.toString(STYLE)
  }
  const [list, index] = [String(parent[0]), Number(parent[1])]
  const { from, lines, to } = linesOf(text, document, list, index)
  const indent = ' '.repeat((item.range?.[0] ?? 0) - (text.lastIndexOf('\n', item.range?.[0]) + 1))
  const added = stringify({ [field]: value }, STYLE)
    .trimEnd()
    .split('\n')
    .map((line) => indent + line)
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  return splice(text, { from, to, lines: [...lines.slice(0, last + 1), ...added, ...lines.slice(last + 1)] })
}

/** Moves an item of a list, with the comments above it, to before another. */
export function moveItem(text: string, list: string, { from, before }: { from: number; before: number }): string {
  if (before >= from) return text
  const document = parseDocument(text)
  const moved = linesOf(text, document, list, from)
  const target = linesOf(text, document, list, before)
  const without = splice(text, { ...moved, lines: [] })
  return splice(without, { from: target.from, to: target.from, lines: moved.lines })
}

/** Where in a list the item with this id is. Throws Error if it is not there. */
export function indexOfId(text: string, list: string, id: string): number {
  const items = parseDocument(text).get(list)
  const index = isSeq(items) ? items.items.findIndex((item) => isMap(item) && item.get('id') === id) : -1
  if (index < 0) throw new Error(`There is no "${id}" in ${list}.`)
  return index
}

const STYLE = { lineWidth: 0, flowCollectionPadding: true } as const

const inline = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(inline).join(', ')}]` : stringify(value, { ...STYLE, defaultStringType: 'PLAIN' }).trimEnd()

interface Lines {
  /** Line numbers from 0: the first of the item, and the first after it. */
  from: number
  to: number
  lines: string[]
}

/** The lines of an item of a block list with the comments above it. */
function linesOf(text: string, document: Document, list: string, index: number): Lines {
  const items = document.get(list)
  if (!isSeq(items)) throw new Error(`There is no list "${list}".`)
  const all = text.split('\n')
  const startOf = (item: unknown): number => {
    const node = item as Node
    let line = text.slice(0, node.range?.[0]).split('\n').length - 1
    while (all[line - 1]?.trimStart().startsWith('#')) line--
    return line
  }
  const from = startOf(items.items[index])
  const next = items.items[index + 1]
  const end = (items.items[index] as Node).range?.[1] ?? text.length
  const to = next === undefined ? text.slice(0, end).trimEnd().split('\n').length : startOf(next)
  return { from, to, lines: all.slice(from, to) }
}

function splice(text: string, { from, to, lines }: Lines): string {
  const all = text.split('\n')
  return [...all.slice(0, from), ...lines, ...all.slice(to)].join('\n')
}
