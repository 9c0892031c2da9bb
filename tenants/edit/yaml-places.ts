import { type Document, isCollection, isMap, isPair, isSeq, type Node, type Pair } from 'yaml'

/** Where a node stands while it is edited. */
export interface Place {
  text: string
  document: Document
  /** Offset after the `:` or `-` that it belongs to. Undefined: in a flow collection, or the whole file. */
  after: number | undefined
  /** Of that key or dash. */
  column: number
  inFlow: boolean
}

export const splice = (text: string, { from, to, put }: { from: number; to: number; put: string }): string =>
  text.slice(0, from) + put + text.slice(to)

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** Before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset)
  return found < 0 ? text.length : found
}

export const indentOf = (text: string, offset: number): number => offset - lineStart(text, offset)

export const startsLine = (text: string, offset: number): boolean => text.slice(lineStart(text, offset), offset).trim() === ''

/** Where what a node says ends, without comments and blank lines after it. */
export function contentEnd(text: string, node: Node | Pair<Node, Node | null> | null | undefined): number {
  if (isPair(node)) {
    const { key, value } = node
    const end = value ? contentEnd(text, value as Node) : 0
    const keyEnd = (key as Node).range?.[1] ?? 0
    // A value that is not there: up to its colon.
    return end > keyEnd ? end : (node.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? keyEnd) + 1
  }
  if ((isMap(node) || isSeq(node)) && isCollection(node) && !node.flow && node.items.length > 0)
    return contentEnd(text, node.items.at(-1) as Node | Pair<Node, Node | null>)
  const [start = 0, end = 0] = node?.range ?? []
  return end - (/\s*$/.exec(text.slice(start, end))?.[0].length ?? 0)
}
