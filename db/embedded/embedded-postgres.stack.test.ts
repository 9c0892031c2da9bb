import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeDataDir } from '../../scripts/test-support/start-serve.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

it('makes a cluster whose making was cut short, and leaves files alone that may hold bookings', async () => {
  const folder = await makeDataDir()
  // As where somebody has checked it out.
  const dataDir = path.join(folder, 'with a space')
  const [cluster, part] = ['cluster', 'cluster.part'].map((name) => path.join(dataDir, 'postgres', name)) as [string, string]
  await mkdir(path.join(part, 'base'), { recursive: true })
  await mkdir(path.join(cluster, 'base'), { recursive: true })
  await expect(startEmbeddedPostgres(path.join(dataDir, 'postgres'))).rejects.toThrow(/has files, but is no whole cluster/)
  expect(await readdir(cluster)).toEqual(['base'])
  await rm(path.join(cluster, 'base'), { recursive: true })
  const { started, stop } = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  expect([started, await readdir(path.dirname(part))]).toEqual([true, expect.not.arrayContaining(['cluster.part'])])
  await stop()
  await rm(folder, { recursive: true })
})
