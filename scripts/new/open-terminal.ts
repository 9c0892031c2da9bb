import { createInterface } from 'node:readline'
import { styleText } from 'node:util'
import { Failed } from '../command-line/failed.ts'
import { tellProblem } from './collect-answers.ts'
import type { Draft, Question, Verdict } from './question.ts'

interface Streams {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

/** Asks one question at a time, again where an answer will not do: what was answered before stays. Lines that come together are all read. */
export function openTerminal({ input, output }: Streams) {
  const terminal = createInterface({ input, output })
  const lines = terminal[Symbol.asyncIterator]()
  const readLine = async (prompt: string): Promise<string> => {
    terminal.setPrompt(prompt)
    terminal.prompt()
    const { done, value } = await lines.next()
    if (done) throw new Failed('\nStopped. Nothing was made.')
    return value.trim()
  }
  const ask = async (question: Question, draft: Draft, wrong?: Verdict): Promise<string> => {
    let verdict = wrong
    let doubted: string | undefined = draft[question.key]
    for (;;) {
      if (verdict) output.write(`${styleText('yellow', hint(verdict))}\n`)
      const proposed = (verdict && 'near' in verdict ? verdict.near : undefined) ?? question.preset(draft)
      const text = (await readLine(`${question.asks(draft)}${proposed === undefined ? '' : ` [${proposed}]`}: `)) || proposed || ''
      verdict = question.check(text, draft)
      if ('value' in verdict) return verdict.value
      if (verdict.isDoubt && text === doubted) return text
      doubted = text
    }
  }
  return { ask, close: () => terminal.close() }
}

function hint(verdict: Verdict): string {
  const again = 'isDoubt' in verdict && verdict.isDoubt ? ' If it is right, type it once more.' : ''
  return `${tellProblem(verdict)}${again}`
}
