import { endRun } from './end-run.ts'

// A process of its own beside a test run: when the run ends, or is killed (its end of the pipe closes either way), it ends what is left.

const [folder = ''] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.stdin.resume()
process.stdin.once('close', () => {
  void endRun(folder).then((left) => {
    if (left.length > 0) console.error(`Ended what was left running:\n${left.join('\n')}`)
  })
})
