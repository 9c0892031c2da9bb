import { formatDuration } from './format-duration.ts'

const TELL_MS = 10_000

interface Screen {
  isTTY?: boolean
  write: (text: string) => unknown
}

/**
 * How far long work is, and about how long the rest takes: a line that counts up on a terminal, elsewhere one every ten seconds and the last. On stderr, so that
 * what a command says stays whole. Whoever calls it when the work begins, with 0, has an estimate from the first step on.
 */
export function showProgress(noun: string, { screen = process.stderr as Screen, now = () => performance.now() } = {}) {
  let first: { done: number; at: number } | undefined
  let told = now()
  return (done: number, total: number, doing = ''): void => {
    const at = now()
    first ??= { done, at }
    const isOver = done >= total
    const leftMs = done > first.done && !isOver ? ((at - first.at) / (done - first.done)) * (total - done) : undefined
    const text = `${noun} ${done} of ${total}${leftMs === undefined ? '' : `, ${formatDuration(leftMs)} left`}${doing === '' ? '' : ` (${doing})`}`
    if (screen.isTTY) screen.write(`\r\x1b[K${text}${isOver ? '\n' : ''}`)
    else if (isOver || at - told >= TELL_MS) {
      told = at
      screen.write(`${text}\n`)
    }
  }
}
