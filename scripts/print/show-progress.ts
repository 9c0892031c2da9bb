import { formatDuration } from './format-duration.ts'

const TELL_MS = 10_000

interface Screen {
  isTTY?: boolean
  write: (text: string) => unknown
}

/**
 * How far long work is, and how long the rest takes: a line that counts up on a terminal, elsewhere one every ten seconds and the last. On stderr, so that what
 * a command says stays whole. The first tells nothing yet of how long one takes.
 */
export function showProgress(noun: string, { screen = process.stderr as Screen, now = () => performance.now() } = {}) {
  const start = now()
  let told = start
  return (done: number, total: number, doing = ''): void => {
    const at = now()
    const leftMs = done === 0 ? undefined : ((at - start) / done) * (total - done)
    const left = leftMs === undefined || done >= total ? '' : `, ${formatDuration(leftMs)} left`
    const text = `${noun} ${done} of ${total}${left}${doing === '' ? '' : ` (${doing})`}`
    if (screen.isTTY) screen.write(`\r\x1b[K${text}${done >= total ? '\n' : ''}`)
    else if (done >= total || at - told >= TELL_MS) {
      told = at
      screen.write(`${text}\n`)
    }
  }
}
