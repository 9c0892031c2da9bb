import { expect, it } from 'vitest'
import { makeAccount } from './account.ts'
import { removeOne } from './later-scenes.ts'

it('removes nobody whose folder is there, the README’s emma included', async () => {
  const lines: string[] = []
  const account = makeAccount({ zones: ['example.com'], queues: [] })
  const go = async (line: string) => {
    lines.push(line)
    return { code: 0, text: '', calls: [] }
  }
  await removeOne({ account, go, mishaps: [], tenants: ['claire', 'emma', 'gone-fishing'] })
  expect(lines).toEqual(['deploy gone-gone --remove'])
})
