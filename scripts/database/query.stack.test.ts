import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runningPort } from '../../db/embedded/embedded-postgres.ts'
import { runScript } from '../test-support/run-script.ts'
import { makeDataDir } from '../test-support/start-serve.ts'

it('says in a sentence what is wrong with a query, and leaves no server running', async () => {
  const dataDir = await makeDataDir()
  const query = (...words: string[]) => runScript('db', ['query', ...words], { DATA_DIR: dataDir })
  expect(await query('selec')).toEqual({ code: 1, text: 'PostgreSQL does not take this: syntax error at or near "selec".\n' })
  expect(await query('table', 'nobody')).toEqual({ code: 1, text: 'PostgreSQL does not take this: relation "nobody" does not exist.\n' })
  expect(await query('select 1 as one')).toMatchObject({ code: 0, text: expect.stringContaining('one') })
  expect(await runningPort(path.join(dataDir, 'postgres/cluster'))).toBeUndefined()
  await rm(dataDir, { recursive: true })
})
