import { isMap, type Node, type YAMLSeq } from 'yaml'
import type { Json } from '../contract/site-fields.ts'
import { NotInPlace } from './not-in-place.ts'
import { printInline, printMember } from './print-yaml.ts'
import { contentEnd, indentOf, lineEnd, lineStart, type Place, splice, startsLine } from './yaml-places.ts'

/** Which members a list has now, and in which order: `sources` says for each which one it was. Those that stay keep their lines and the comments above them. */
export function arrangeMembers(
  list: YAMLSeq,
  { sources, values }: { sources: readonly (number | undefined)[]; values: readonly Json[] },
  place: Place,
): string {
  return list.flow || place.inFlow ? arrangeInline(list, { sources, values }, place) : arrangeLines(list, { sources, values }, place)
}

type Arrangement = { sources: readonly (number | undefined)[]; values: readonly Json[] }

function arrangeInline(list: YAMLSeq, { sources, values }: Arrangement, { text }: Place): string {
  const ranges = list.items.map((item) => (item as Node).range ?? [0, 0, 0])
  const [from, to] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0]
  const [first, second] = ranges
  const between = first && second ? text.slice(first[1], second[0]) : ', '
  if (/#/.test(between) || !/^\s*,\s*$/.test(between)) throw new NotInPlace()
  const pieces = sources.map((was, index) =>
    was === undefined ? printInline(values[index] as Json) : text.slice(ranges[was]?.[0] ?? 0, ranges[was]?.[1] ?? 0),
  )
  return splice(text, { from, to, put: pieces.join(between) })
}

interface Member {
  lines: string[]
  /** Lines between it and the next. */
  gap: string[]
}

function arrangeLines(list: YAMLSeq, { sources, values }: Arrangement, { text }: Place): string {
  const { members, from, to, column } = membersOf(list, text)
  const isInline = isMap(list.items[0]) && list.items[0].flow === true
  const gaps = members.slice(0, -1).map(({ gap }) => gap)
  const usual = gaps.find((gap) => gap.every((line) => line.trim() === '')) ?? []
  const lines = sources.flatMap((was, index) => {
    const own = was === undefined ? printMember(values[index] as Json, column, isInline) : (members[was]?.lines ?? [])
    return index === sources.length - 1 ? own : [...own, ...(gaps[index] ?? usual)]
  })
  // Words between two members of which one is gone stay.
  const left = gaps.slice(sources.length - 1).filter((gap) => gap.some((line) => line.trim() !== ''))
  return splice(text, { from, to, put: [...lines, ...left.flat()].join('\n') })
}

/** The lines of each member of a list with the comments above it. */
function membersOf(list: YAMLSeq, text: string): { members: Member[]; from: number; to: number; column: number } {
  const token = list.srcToken
  if (token?.type !== 'block-seq') throw new NotInPlace()
  const dashes = list.items.map((_, index) => {
    const dash = token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')
    if (!dash || !startsLine(text, dash.offset)) throw new NotInPlace()
    return dash.offset
  })
  const column = indentOf(text, dashes[0] ?? 0)
  const starts = dashes.map((dash) => withCommentsAbove(text, lineStart(text, dash), column))
  const ends = list.items.map((item, index) =>
    withCommentsInside(text, lineEnd(text, Math.max(contentEnd(text, item as Node), dashes[index] ?? 0)), column),
  )
  const members = starts.map((start, index) => {
    const [end, next] = [ends[index] ?? 0, starts[index + 1]]
    if (next !== undefined && next <= end) throw new NotInPlace()
    return {
      lines: text.slice(start, end).split('\n'),
      gap: next === undefined || next === end + 1 ? [] : text.slice(end + 1, next - 1).split('\n'),
    }
  })
  return { members, from: starts[0] ?? 0, to: ends.at(-1) ?? 0, column }
}

function withCommentsAbove(text: string, start: number, column: number): number {
  let from = start
  while (from > 0) {
    const above = lineStart(text, from - 1)
    const line = text.slice(above, from - 1)
    if (!/^[ \t]*#/.test(line) || line.search(/#/) > column || above === 0) break
    from = above
  }
  return from
}

/** Comments below the last line of a member that are indented as what is in it. */
function withCommentsInside(text: string, end: number, column: number): number {
  let to = end
  while (to < text.length) {
    const next = lineEnd(text, to + 1)
    const line = text.slice(to + 1, next)
    if (!/^[ \t]*#/.test(line) || line.search(/#/) <= column) break
    to = next
  }
  return to
}
