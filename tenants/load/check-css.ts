import { placeAt } from '../markdown/place-at.ts'
import type { Problem } from './problem.ts'

type CssProblem = Omit<Problem, 'file' | 'field'> & { line: number; column: number }

const FORBIDDEN = [
  {
    pattern: /@import|url\(\s*["']?\s*(?:https?:)?\/\//i,
    expected: 'no address of another host: a visitor asks nobody but her site',
    fix: 'Remove the line; photos belong into photos.yaml, and fonts are chosen in theme.yaml.',
  },
  { pattern: /<\/style/i, expected: 'CSS only', fix: 'Remove the tag: the text is put into the pages’ own <style>.' },
]

/** What a style sheet may not have, or else what no browser understands of it: it would drop that rule and say nothing. */
export async function checkCss(text: string): Promise<CssProblem[]> {
  if (text.trim() === '') return []
  const lines = text.split('\n')
  const forbidden = lines.flatMap((line, index) =>
    FORBIDDEN.flatMap(({ pattern, expected, fix }) => {
      const found = pattern.exec(line)
      return found ? [{ line: index + 1, column: found.index + 1, got: shorten(line), expected, fix }] : []
    }),
  )
  if (forbidden.length > 0) return forbidden
  const open = findOpen(text)
  return open ? [{ ...placeAt(text, open.at), ...OPEN[open.what] }] : findBroken(text, lines)
}

const OPEN = {
  '{': { got: 'a { that is never closed', expected: 'a } for each {', fix: 'Add } where the rule ends.' },
  '}': { got: 'a } without a {', expected: 'a { for each }', fix: 'Remove it, or add the { that it closes.' },
  '/*': { got: 'a comment that is never closed', expected: '*/ at the end of a comment', fix: 'Add */ where the comment ends.' },
} as const

/** Comments and quoted texts, whose braces are words. */
const TOKENS = /\/\*(?:[\s\S]*?\*\/)?|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/g

function findOpen(text: string): { what: keyof typeof OPEN; at: number } | undefined {
  const open: number[] = []
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '/*') return { what: '/*', at: index }
    if (token === '{') open.push(index)
    if (token === '}' && open.pop() === undefined) return { what: '}', at: index }
  }
  const at = open.pop()
  return at === undefined ? undefined : { what: '{', at }
}

/** The first, as what comes after it is often its consequence. */
async function findBroken(text: string, lines: readonly string[]): Promise<CssProblem[]> {
  const { transform } = await import('lightningcss')
  const { warnings } = transform({ filename: 'custom.css', code: Buffer.from(text), errorRecovery: true })
  return warnings.slice(0, 1).map(({ message, loc: { line, column } }) => ({
    line,
    column,
    got: `${shorten(lines[line - 1] ?? '')} (${message})`,
    expected: 'CSS that browsers understand: they drop this rule',
    fix: 'Correct it, e.g. .hero h1 { color: red; }',
  }))
}

const shorten = (line: string): string => line.trim().slice(0, 80)
