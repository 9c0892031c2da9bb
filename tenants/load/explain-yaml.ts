import type { YAMLParseError } from 'yaml'

/** `line`, from 1: where it begins, if not where the parser stopped. */
interface Explained {
  line?: number
  column?: number
  got: string
  expected: string
  fix: string
}

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
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const [, key = 'field', value = ''] = /^\s*(?:- )?([\w-]+):\s+(.*)$/.exec(text) ?? []
      return {
        got: 'a second colon',
        expected: 'quotes around a text that has ": " in it',
        fix: `Write ${key}: ${JSON.stringify(value.trim())}`,
      }
    }
    case 'MISSING_CHAR':
      return /quote/.test(message)
        ? {
            got: 'a quote that is never closed',
            expected: 'a quote at either end',
            fix: `Put ${/closing (.)/.exec(message)?.[1] ?? '"'} at the end of the text.`,
          }
        : { got: 'a bracket or a colon that is missing', expected: 'valid YAML', fix: `${message}.` }
    case 'DUPLICATE_KEY':
      return twice(lines, line)
    default:
      return (
        (code === 'BAD_INDENT' ? oddLine(lines, line) : undefined) ?? {
          got: 'text that is not YAML',
          expected: 'valid YAML',
          fix: `${message}. Check indentation, quotes, brackets and colons on this line and the one before it.`,
        }
      )
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

const indentOf = (text: string): number => text.length - text.trimStart().length
