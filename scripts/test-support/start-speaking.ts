import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPaths } from '../../sites/builder/paths.ts'
import { startStack } from '../runtime/start-stack.ts'
import { makeDatabase } from './make-database.ts'
import { addChinese, makeGerman } from './speak-languages.ts'
import { makeDataDir } from './start-serve.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface SpeakingStack {
  port: number
  dataDir: string
  dist: string
  stop: () => Promise<void>
}

/** A stack of its own with Claire in English and Chinese, and Sophie in German alone. */
export async function startSpeaking(serverUrl: string): Promise<SpeakingStack> {
  const folder = await mkdtemp(path.join(tmpdir(), 'speaking-'))
  const [tenants, dist, dataDir] = [path.join(folder, 'tenants'), path.join(folder, 'dist'), await makeDataDir()]
  for (const slug of ['claire', 'sophie']) await cp(path.join(ROOT, 'tenants', slug), path.join(tenants, slug), { recursive: true })
  await addChinese(path.join(tenants, 'claire'))
  await makeGerman(path.join(tenants, 'sophie'))
  const database = await makeDatabase(serverUrl)
  const paths = { ...buildPaths(ROOT), tenants, dist }
  const stack = await startStack({ paths, port: 0, dataDir, databaseUrl: database.url, onProgress: () => undefined })
  const stop = async () => {
    await stack.stop()
    await database.drop()
    for (const each of [folder, dataDir]) await rm(each, { recursive: true, force: true })
  }
  return { port: stack.port, dataDir, dist, stop }
}
