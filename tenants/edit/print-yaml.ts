import { Document, Scalar, stringify } from 'yaml'
import type { Json } from '../contract/site-fields.ts'

// Values as a person would write them into a tenant's YAML: `[mon, tue]`, long texts folded below their key. Pure.

const WIDTH = 100
/** Of lists of plain words, and of maps that stand on one line beside others that do. */
const INLINE_WIDTH_MAX = 130

/** `key: value`, as lines that begin at `column`. */
export const printPair = (key: string, value: Json, column: number): string[] => blockLines({ [key]: value }, column)

/** A member of a list with its dash. `isInline`: as its neighbours are. */
export function printMember(value: Json, column: number, isInline: boolean): string[] {
  const line = `${' '.repeat(column)}- ${printInline(value)}`
  return isInline && line.length <= INLINE_WIDTH_MAX ? [line] : blockLines([value], column)
}

/** What stands after `key:` or `-`: the rest of that line, and the lines below it. `column`: of the key or the dash. `style`: of the text that it replaces. */
export function printAfter(value: Json, column: number, style?: Scalar.Type): { line: string; below: string[] } {
  if (typeof value === 'string') return printText(value, column, style)
  if (!isCollection(value) || isInlineList(value, column)) return { line: printInline(value), below: [] }
  return { line: '', below: blockLines(value, column + 2) }
}

/** On one line, in a flow collection or outside. */
export function printInline(value: Json, style: Scalar.Type = 'PLAIN'): string {
  if (isList(value)) return `[${value.map((each) => printInline(each)).join(', ')}]`
  if (isCollection(value)) {
    const pairs = Object.entries(value).map(([key, each]) => `${printKey(key)}: ${printInline(each)}`)
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  }
  // In a list, so that what means something there is quoted.
  const printed = stringify([styled(value, style)], { ...INLINE, collectionStyle: 'flow', flowCollectionPadding: false })
  return printed.trim().slice(1, -1)
}

const INLINE = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const

function blockLines(value: Json, column: number): string[] {
  const pad = ' '.repeat(column)
  if (isList(value))
    return value.flatMap((each) => {
      if (!isCollection(each) || isList(each) || Object.keys(each).length === 0) return linesAfter(`${pad}-`, each, column)
      const [first = '', ...rest] = blockLines(each, column + 2)
      return [`${pad}- ${first.trimStart()}`, ...rest]
    })
  return Object.entries(value as Record<string, Json>).flatMap(([key, each]) => linesAfter(`${pad}${printKey(key)}:`, each, column))
}

function linesAfter(start: string, value: Json, column: number): string[] {
  const { line, below } = printAfter(value, column)
  return [line === '' ? start : `${start} ${line}`, ...below]
}

function printText(value: string, column: number, style?: Scalar.Type): { line: string; below: string[] } {
  const wanted = blockStyle(value, column, style)
  if (wanted !== undefined) {
    const document = new Document({ k: styled(value, wanted) })
    const [head = '', ...lines] = document
      .toString({ lineWidth: Math.max(40, WIDTH - column) })
      .trimEnd()
      .split('\n')
    const line = head.slice('k: '.length)
    if (/^[|>]/.test(line)) return { line, below: lines.map((each) => (each === '' ? '' : ' '.repeat(column) + each)) }
  }
  return { line: printOutside(value, style), below: [] }
}

/** Of a text that stands below its key. Undefined: it stands beside it. */
function blockStyle(value: string, column: number, style: Scalar.Type | undefined): 'BLOCK_FOLDED' | 'BLOCK_LITERAL' | undefined {
  // White space at the begin or end of a line is told by quotes.
  if (value === '' || /^\s|\s$|\n[^\S\n]|[^\S\n]\n/.test(value)) return undefined
  if (style === 'BLOCK_FOLDED' || style === 'BLOCK_LITERAL') return style
  if (value.includes('\n')) return 'BLOCK_LITERAL'
  const isQuoted = style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE'
  return column + value.length > (isQuoted || style === 'PLAIN' ? INLINE_WIDTH_MAX : WIDTH) ? 'BLOCK_FOLDED' : undefined
}

const printOutside = (value: string, style: Scalar.Type = 'PLAIN'): string =>
  stringify(styled(value, style.startsWith('BLOCK') ? 'PLAIN' : style), INLINE).trimEnd()

function styled(value: Json, style: Scalar.Type): Scalar {
  const scalar = new Scalar(value)
  if (typeof value === 'string') scalar.type = value.includes('\n') && !style.startsWith('BLOCK') ? 'QUOTE_DOUBLE' : style
  return scalar
}

const printKey = (key: string): string =>
  /^[A-Za-z_][\w-]*$/.test(key) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(key) ? key : JSON.stringify(key)

const isCollection = (value: Json): value is readonly Json[] | { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const isInlineList = (value: Json, column: number): boolean => {
  if (isList(value) ? !value.some(isCollection) : Object.keys(value as object).length === 0)
    return column + printInline(value).length <= INLINE_WIDTH_MAX
  return false
}
