import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { buildPaths } from '../../sites/builder/paths.ts'
import { type Stack, startStack } from '../runtime/start-stack.ts'
import { makeDatabase } from './make-database.ts'
import { makeDataDir } from './start-serve.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface TourStack {
  stack: Stack
  dataDir: string
  sql: Sql
  stop: () => Promise<void>
}

/** A stack of its own with Claire alone, whose tour is one leg to Brisbane on the days that its tests speak of. */
export async function startOnTour(serverUrl: string, { from, to }: { from: string; to: string }): Promise<TourStack> {
  const folder = await mkdtemp(path.join(tmpdir(), 'on-tour-'))
  const dataDir = await makeDataDir()
  const tenants = path.join(folder, 'tenants')
  await cp(path.join(ROOT, 'tenants/claire'), path.join(tenants, 'claire'), { recursive: true })
  const file = path.join(tenants, 'claire/tenant.yaml')
  const home = (await readFile(file, 'utf8')).replace(/^tour:[\s\S]*/m, '')
  await writeFile(file, `${home}tour:\n  - { city: Brisbane, from: ${from}, to: ${to}, timeZone: Australia/Brisbane }\n`)
  const database = await makeDatabase(serverUrl)
  const paths = { ...buildPaths(ROOT), tenants, dist: path.join(folder, 'dist') }
  const stack = await startStack({ paths, port: 0, dataDir, databaseUrl: database.url, onProgress: () => undefined })
  const stop = async () => {
    await stack.stop()
    await database.drop()
    for (const each of [folder, dataDir]) await rm(each, { recursive: true, force: true })
  }
  return { stack, dataDir, sql: database.sql, stop }
}
