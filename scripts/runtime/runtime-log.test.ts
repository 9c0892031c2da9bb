import { expect, it } from 'vitest'
import { RuntimeLog } from './runtime-log.ts'

it('gives each line to whoever hears instead of printing it, also those kept meanwhile', async () => {
  const lines: string[] = []
  const log = new RuntimeLog((line) => lines.push(line))
  const say = (message: string) => log.take({ timestamp: 0, level: 'error', message })
  say('first')
  await log.during(
    async () => void say('second'),
    async (_kept, error) => error,
  )
  expect(lines).toEqual(['first', 'second'])
})
