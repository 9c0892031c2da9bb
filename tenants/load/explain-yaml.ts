import type { YAMLParseError } from 'yaml'

/** `line`, from 1: where it begins, if not where the parser stopped. */
interface Explained {
  line?: number
  column?: number
  got: string
  expected: string
  fix: string
}

/** A field and what stands behind it. */
const FIELD = /^\s*(?:- )?([\w-]+):\s+(.*)$/

/**
 * Why a text is no YAML, for somebody who has never heard the parser's words. Of several errors the first is the cause; the others are what follows from it.
 * `line`: of the error, from 1. Pure.
 */
export function explainYaml(
  { code, message }: Pick<YAMLParseError, 'code' | 'message'>,
  lines: readonly string[],
  line: number,
): Explained {
  const text = lines[line - 1] ?? ''
  switch (code) {
    case 'TAB_AS_INDENT':
      return { got: 'a tab at the start of the line', expected: 'spaces', fix: 'Indent with two spaces for each level.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return tooFarIn(lines, line) ?? secondColon(text)
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return openQuote(lines, line, /closing (.)/.exec(message)?.[1] ?? '"')
      return (
        (/Sequence item/.test(message) ? tooFarOut(lines, line) : undefined) ?? {
          got: 'a bracket or a colon that is missing',
          expected: 'valid YAML',
          fix: `${message}.`,
        }
      )
    case 'UNEXPECTED_TOKEN':
      return apostrophe(text) ?? unknown(message)
    case 'MULTILINE_IMPLICIT_KEY':
      return withoutColon(text)
    case 'DUPLICATE_KEY':
      return twice(lines, line)
    case 'BAD_INDENT':
      return openBracket(message, lines, line) ?? oddLine(lines, line) ?? unknown(message)
    default:
      return unknown(message)
  }
}

const unknown = (message: string): Explained => ({
  got: 'text that is not YAML',
  expected: 'valid YAML',
  fix: `${message}. Check indentation, quotes, brackets and colons on this line and the one before it.`,
})

function secondColon(text: string): Explained {
  const [, key = 'field', value = ''] = FIELD.exec(text) ?? []
  return {
    got: 'a second colon',
    expected: 'quotes around a text that has ": " in it',
    fix: `Write ${key}: ${JSON.stringify(value.trim())}`,
  }
}

/** The line after a field that has its value already begins further in, as if it belonged to that value. */
function tooFarIn(lines: readonly string[], line: number): Explained | undefined {
  const [, key, value = ''] = FIELD.exec(lines[line - 1] ?? '') ?? []
  const at = lines.findIndex((text, index) => index >= line && text.trim() !== '')
  const wanted = fieldColumn(lines[line - 1] ?? '')
  const found = indentOf(lines[at] ?? '')
  if (key === undefined || /:(\s|$)/.test(value) || at < 0 || found <= wanted) return undefined
  return {
    ...{ line: at + 1, column: found + 1 },
    got: `${spaces(found)} before this line, and ${spaces(wanted, '')} before the one above`,
    expected: 'the same number of spaces before all fields that belong together',
    fix: `Begin this line with ${spaces(wanted)}.`,
  }
}

/** A field of an item that begins before the item's other fields. */
function tooFarOut(lines: readonly string[], line: number): Explained | undefined {
  const found = indentOf(lines[line - 1] ?? '')
  const above = lines.findLast((text, index) => index < line - 1 && text.trim() !== '')
  const wanted = fieldColumn(above ?? '')
  if (above === undefined || wanted <= found) return undefined
  return {
    column: found + 1,
    got: `${spaces(found)} before this line, and ${spaces(wanted, '')} before the one above`,
    expected: 'the same number of spaces before all fields of one item, or "- " before the next item',
    fix: `Begin this line with ${spaces(wanted)}, or with "- " where the items above have it.`,
  }
}

/** The parser notices at the next quote, or at the end of the file. */
function openQuote(lines: readonly string[], line: number, quote: string): Explained {
  const opening = new RegExp(`^(.*?(?:: +|- +|[[,{] *))${quote}[^${quote}]*$`)
  const at = lines.findLastIndex((text, index) => index < line && opening.test(text))
  const before = opening.exec(lines[at] ?? '')?.[1]
  return {
    ...(before === undefined ? {} : { line: at + 1, column: before.length + 1 }),
    got: 'a quote that is never closed',
    expected: 'a quote at either end',
    fix: `Put ${quote} at the end of the text.`,
  }
}

function apostrophe(text: string): Explained | undefined {
  const [, before = '', key, value = ''] = /^(\s*(?:- )?([\w-]+):\s+)'(.*')[^']*$/.exec(text) ?? []
  const whole = text.slice(before.length).trim().replace(/^'|'$/g, '')
  if (key === undefined || !value.slice(0, -1).includes("'")) return undefined
  return {
    column: before.length + 1,
    got: 'an apostrophe inside single quotes',
    expected: 'double quotes around a text that has an apostrophe in it',
    fix: `Write ${key}: ${JSON.stringify(whole)}`,
  }
}

function openBracket(message: string, lines: readonly string[], line: number): Explained | undefined {
  const [, close] = /end with a ([\]}])/.exec(message) ?? []
  const open = close === ']' ? '[' : '{'
  const at = lines.findLastIndex((text, index) => index < line && text.includes(open))
  if (close === undefined || at < 0) return undefined
  return {
    ...{ line: at + 1, column: (lines[at] ?? '').lastIndexOf(open) + 1 },
    got: 'a bracket that is never closed',
    expected: 'a bracket at either end of a list',
    fix: `Put ${close} at the end of the list.`,
  }
}

function withoutColon(text: string): Explained {
  const [, key, value] = /^\s*(?:- )?([A-Za-z][\w-]*):(\S.*)$/.exec(text) ?? []
  if (key !== undefined)
    return { got: 'no space after the colon', expected: 'a field, a colon, a space and its value', fix: `Write ${key}: ${value}` }
  return {
    got: 'a line without a colon',
    expected: 'a field and its value, such as city: Perth',
    fix: 'Put a colon and a space after the name of the field. If the line continues the text above, begin it with two more spaces.',
  }
}

/** A key at its second place. The first is the nearest above that begins at the same column, with nothing further left between the two. */
function twice(lines: readonly string[], line: number): Explained {
  const text = lines[line - 1] ?? ''
  const [, lead = '', key = ''] = /^(\s*(?:- )?)["']?([^"':]+)["']?\s*:/.exec(text) ?? []
  const first = lines.findLastIndex(
    (each, index) => index < line - 1 && each.replace('- ', '  ').startsWith(`${lead.replace('- ', '  ')}${key}:`),
  )
  const name = key === '' ? 'a field' : `"${key}"`
  return {
    got: `${name} a second time${first < 0 ? '' : `, after line ${first + 1}`}`,
    expected: 'each field once',
    fix: 'Keep one of the two, and remove the other.',
  }
}

/** The line that begins elsewhere than its neighbours: the parser stops at the one after it. */
function oddLine(lines: readonly string[], line: number): Explained | undefined {
  const here = indentOf(lines[line - 1] ?? '')
  const at = lines.findLastIndex((text, index) => index < line - 1 && text.trim() !== '' && !text.trimStart().startsWith('#'))
  const before = indentOf(lines[at] ?? '')
  if (at < 0 || here === before) return undefined
  const above = lines.findLast((text, index) => index < at && text.trim() !== '' && indentOf(text) < here)
  return {
    line: at + 1,
    column: before + 1,
    got: `${before} spaces before this line, and ${here} before the next`,
    expected: `the same number of spaces before all fields${above === undefined ? '' : ` of ${above.trim().replace(/:.*$/, '')}`}`,
    fix: `Begin both lines with ${here} spaces.`,
  }
}

/** Where the fields of an item begin: after its "- ". */
const fieldColumn = (text: string): number => indentOf(text.replace(/^(\s*)- /, '$1  '))
const spaces = (count: number, unit = ' spaces'): string =>
  count === 0 ? `no${unit === '' ? 'ne' : unit}` : `${count}${count === 1 && unit !== '' ? ' space' : unit}`
const indentOf = (text: string): number => text.length - text.trimStart().length
