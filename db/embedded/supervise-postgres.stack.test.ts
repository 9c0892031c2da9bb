import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { makeDataDir } from '../../scripts/test-support/start-serve.ts'
import { hasCrashed } from './embedded-postgres.ts'
import { supervisePostgres } from './supervise-postgres.ts'

it('says that a killed server is back, whoever has found it gone and started it', async () => {
  const dataDir = await makeDataDir()
  const folder = path.join(dataDir, 'postgres')
  const said: string[] = []
  const postgres = await supervisePostgres(folder, (sentence) => said.push(sentence))
  await postgres.start()
  const [pid] = (await readFile(path.join(folder, 'cluster/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
  while (!(await hasCrashed(path.join(folder, 'cluster')))) await pause(5)
  // Its processes may still be ending, and in the way of a first try.
  while (
    await postgres.start().then(
      () => false,
      () => true,
    )
  )
    await pause(5)
  expect(said[0]).toBe('PostgreSQL has ended without being stopped. It is started again.')
  expect(said.filter((sentence) => sentence === 'PostgreSQL is running again.')).toHaveLength(1)
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})
