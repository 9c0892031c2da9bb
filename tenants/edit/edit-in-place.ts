import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Json } from '../contract/site-fields.ts'
import { arrangeMembers } from './arrange-members.ts'
import { isSameValue, matchMembers } from './match-members.ts'
import { NotInPlace } from './not-in-place.ts'
import { printAfter, printInline, printPair } from './print-yaml.ts'
import { contentEnd, indentOf, lineEnd, lineStart, type Place, splice, startsLine } from './yaml-places.ts'

/** The text with the first difference between it and `value` written into it. Undefined: there is none. Throws NotInPlace. */
export function editOnce(text: string, document: Document, value: Json): string | undefined {
  const { contents } = document
  if (isSameValue(document.toJS() as Json, value)) return undefined
  if (contents === null) throw new NotInPlace()
  return editNode(contents, value, { text, document, after: undefined, column: -2, inFlow: false })
}

function editNode(node: Node, value: Json, place: Place): string {
  const { document } = place
  if (isAlias(node)) throw new NotInPlace()
  if (isMap(node) && isGroup(value) && Object.keys(value).length > 0 && node.items.length > 0) return editMap(node, value, place)
  if (isSeq(node) && Array.isArray(value) && value.length > 0 && node.items.length > 0) {
    const before = node.toJS(document) as Json[]
    const sources = matchMembers(before, value as readonly Json[])
    if (sources.length !== before.length || sources.some((was, index) => was !== index))
      return arrangeMembers(node, { sources, values: value as readonly Json[] }, place)
    const index = before.findIndex((each, at) => !isSameValue(each, value[at] as Json))
    return editNode(node.items[index] as Node, value[index] as Json, memberPlace(node, index, place))
  }
  return replaceNode(node, value, place)
}

function editMap(map: YAMLMap, value: Record<string, Json>, place: Place): string {
  const pairs = map.items as Pair<Node, Node | null>[]
  const keyOf = (pair: Pair<Node, Node | null>) => {
    if (!isScalar(pair.key)) throw new NotInPlace()
    return String(pair.key.value)
  }
  const gone = pairs.findIndex((pair) => !Object.hasOwn(value, keyOf(pair)))
  if (gone >= 0) return removePair(map, gone, place)
  const now = map.toJS(place.document) as Record<string, Json>
  const changed = pairs.find((pair) => !isSameValue(now[keyOf(pair)], value[keyOf(pair)] as Json))
  if (changed) {
    if (!changed.value) throw new NotInPlace()
    return editNode(changed.value, value[keyOf(changed)] as Json, pairPlace(map, changed, place))
  }
  const added = Object.keys(value).find((key) => !Object.hasOwn(now, key)) ?? ''
  return addPair(map, { key: added, value: value[added] as Json }, place)
}

function pairPlace(map: YAMLMap, { key, value, srcToken }: Pair<Node, Node | null>, place: Place): Place {
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  if (!colon || !value) throw new NotInPlace()
  return { ...place, after: colon.offset + 1, column: indentOf(place.text, key.range?.[0] ?? 0), inFlow: place.inFlow || map.flow === true }
}

function memberPlace(list: YAMLSeq, index: number, place: Place): Place {
  if (list.flow || place.inFlow) return { ...place, after: undefined, inFlow: true }
  const token = list.srcToken
  const dash = token?.type === 'block-seq' ? token.items[index]?.start.find(({ type }) => type === 'seq-item-ind') : undefined
  if (!dash) throw new NotInPlace()
  return { ...place, after: dash.offset + 1, column: indentOf(place.text, dash.offset) }
}

function addPair(map: YAMLMap, { key, value }: { key: string; value: Json }, { text, inFlow }: Place): string {
  const last = map.items.at(-1) as Pair<Node, Node | null>
  const end = contentEnd(text, last)
  if (map.flow || inFlow) return splice(text, { from: end, to: end, put: `, ${printInline({ [key]: value }).slice(2, -2)}` })
  const column = indentOf(text, (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0)
  const lines = printPair(key, value, column)
  // Groups of a file are apart from each other.
  const isApart = column === 0 && lines.length > 1 && /\n[ \t]*\n\S/.test(text)
  const at = lineEnd(text, end)
  return splice(text, { from: at, to: at, put: `\n${isApart ? '\n' : ''}${lines.join('\n')}${text[at] === undefined ? '\n' : ''}` })
}

function removePair(map: YAMLMap, index: number, { text, inFlow }: Place): string {
  const pair = map.items[index] as Pair<Node, Node | null>
  const next = map.items[index + 1] as Pair<Node, Node | null> | undefined
  const start = pair.key.range?.[0] ?? 0
  const end = contentEnd(text, pair)
  const nextStart = next?.key.range?.[0]
  if (map.flow || inFlow || !startsLine(text, start)) {
    if (nextStart !== undefined) {
      if (/#/.test(text.slice(end, nextStart))) throw new NotInPlace()
      return splice(text, { from: start, to: nextStart, put: '' })
    }
    const before = map.items[index - 1] as Pair<Node, Node | null> | undefined
    if (!before) throw new NotInPlace()
    return splice(text, { from: contentEnd(text, before), to: end, put: '' })
  }
  const to = lineEnd(text, end)
  const from = lineStart(text, start)
  // Two blank lines where it stood between two would be one too many.
  const isBetween = /(^|\n)[ \t]*\n$/.test(text.slice(0, from))
  const blank = isBetween ? (/^(\n[ \t]*)+(?=\n)/.exec(text.slice(to))?.[0].length ?? 0) : 0
  return splice(text, { from, to: Math.min(text.length, to + blank + 1), put: '' })
}

/** Another value for a node, with the comment beside it. */
function replaceNode(node: Node, value: Json, { text, after, column, inFlow }: Place): string {
  const [start, valueEnd] = node.range ?? [0, 0]
  const style = isScalar(node) ? (node.type ?? undefined) : undefined
  if (inFlow) return splice(text, { from: start, to: valueEnd, put: printInline(value, style as never) })
  if (after === undefined) throw new NotInPlace()
  const from = Math.max(start, after)
  const source = text.slice(from, valueEnd)
  const end = valueEnd - (/\s*$/.exec(source)?.[0].length ?? 0)
  const inside = /^[|>][-+\d]*[ \t]+(#.*)/.exec(source)?.[1]
  const between = text.slice(after, from).match(/#.*/g) ?? []
  const beside = /^[ \t]+(#.*)/.exec(text.slice(Math.max(end, after)))
  const comments = [inside, ...between, beside?.[1]].filter((each) => each !== undefined)
  if (comments.length > 1) throw new NotInPlace()
  const { line, below } = printAfter(value, column, style as never)
  const put = [[...(line === '' ? [] : [line]), ...comments].map((each) => ` ${each}`).join(''), ...below].join('\n')
  const isAligned = below.length === 0 && beside && between.length === 0 && inside === undefined
  // A comment beside a value that stays on its line stays where it is.
  if (isAligned) return splice(text, { from: after, to: Math.max(end, after), put: ` ${line}` })
  return splice(text, { from: after, to: Math.max(end, after) + (beside?.[0].length ?? 0), put })
}

const isGroup = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value)
