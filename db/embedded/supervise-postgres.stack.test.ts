import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { eventually } from '../../scripts/test-support/eventually.ts'
import { makeDataDir } from '../../scripts/test-support/start-serve.ts'
import { hasCrashed, runningPort, startEmbeddedPostgres } from './embedded-postgres.ts'
import { supervisePostgres } from './supervise-postgres.ts'

const ENDED = 'PostgreSQL has ended without being stopped. It is started again.'
const BACK = 'PostgreSQL is running again.'

it('says once that a killed server is back, whoever finds it gone, whenever it is killed, and however long it takes to start', async () => {
  const dataDir = await makeDataDir()
  const folder = path.join(dataDir, 'postgres')
  const cluster = path.join(folder, 'cluster')
  const kill = async () => {
    process.kill(Number((await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
    while (!(await hasCrashed(cluster))) await pause(5)
  }
  const said: string[] = []
  const around: { before?: () => Promise<void>; after?: () => void } = {}
  const postgres = await supervisePostgres(
    folder,
    (sentence) => said.push(sentence),
    async (...place) => {
      await around.before?.()
      // The processes of one that was killed may still be ending, and in its way.
      const server = await eventually(() => startEmbeddedPostgres(...place).catch(() => undefined))
      around.after?.()
      return server
    },
  )
  await postgres.start()
  const seeItBack = async (end: () => Promise<void>) => {
    said.length = 0
    await end()
    await eventually(async () => (said.includes(BACK) ? true : undefined), BACK)
    expect(said.filter((sentence) => sentence === ENDED || sentence === BACK)).toEqual([ENDED, BACK])
  }
  await seeItBack(kill)
  // A save starts it, if need be, and it ends after the look.
  await seeItBack(async () => {
    around.before = async () => {
      delete around.before
      await kill()
    }
    await postgres.start()
  })
  await seeItBack(async () => {
    around.after = () => {
      delete around.after
      throw new Error('It did not start in time.')
    }
    await kill()
  })
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

it('starts a server whose number is somebody else’s since the power was cut', async () => {
  const dataDir = await makeDataDir()
  const folder = path.join(dataDir, 'postgres')
  const lock = path.join(folder, 'cluster/postmaster.pid')
  const server = await startEmbeddedPostgres(folder)
  const [, ...rest] = (await readFile(lock, 'utf8')).split('\n')
  await server.stop()
  await writeFile(lock, ['1', ...rest].join('\n'))
  expect([await runningPort(path.dirname(lock)), await hasCrashed(path.dirname(lock))]).toEqual([undefined, true])
  const again = await startEmbeddedPostgres(folder)
  expect(again).toMatchObject({ started: true, url: server.url })
  await again.stop()
  await rm(dataDir, { recursive: true, force: true })
})
