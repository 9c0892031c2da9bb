import ts from 'typescript'
import type { Breach, Source } from './find-untidy.ts'

const FUNCTION_LINES_MAX = 50

/** Functions of more than FUNCTION_LINES_MAX lines. Tests group cases in one function and are left out. */
export function longFunctions({ file, text }: Source): Breach[] {
  if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) return []
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const breaches: Breach[] = []
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = tree.getLineAndCharacterOfPosition(node.getStart()).line
      const lines = tree.getLineAndCharacterOfPosition(node.end).line - first + 1
      if (lines > FUNCTION_LINES_MAX)
        breaches.push({ file, line: first + 1, rule: `a function of ${lines} lines; ${FUNCTION_LINES_MAX} at most` })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return breaches
}
