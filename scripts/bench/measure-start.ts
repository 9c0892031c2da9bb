import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeOf } from '../command-line/node-of.ts'
import { freePort } from '../runtime/free-port.ts'
import { requestSite } from '../test-support/request-site.ts'
import { makeDataDir } from '../test-support/start-serve.ts'
import { cpuOfTree } from './cpu-seconds.ts'

/** Seconds. */
export interface Spent {
  wall: number
  cpu: number
}

export interface MeasuredStart {
  /** Until the first page is answered. */
  page: Spent
  /** From there until another one has come with its first photos. */
  gallery: Spent
  ready: Spent
  /** Until every photo has been encoded. */
  all: Spent
}

const SLUG = 'claire'
const PHOTOS = 6
const MINUTES_MAX = 20

/** One start of a checkout's server on a new database, and its end. `isFirst`: nothing has been built there. */
export async function measureStart(root: string, { isFirst }: { isFirst: boolean }): Promise<MeasuredStart> {
  const port = await freePort()
  const dataDir = await makeDataDir()
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLISHER: 'off' }
  const started = performance.now()
  const child = spawn(nodeOf(root), [await serveOf(root)], { cwd: root, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const spent = async (): Promise<Spent> => ({ wall: (performance.now() - started) / 1000, cpu: await cpuOfTree(child.pid ?? 0) })
  try {
    const page = await until(async () => (await ask(port, '/').catch(() => undefined))?.ok, spent)
    const names = await askGallery(port)
    const seen = await spent()
    const ready = await until(async () => /^Ready\.$/m.test(output), spent)
    const isLater = isFirst && names.some((name) => name.includes('later-'))
    const all = await until(async () => !isLater || output.includes('All photos of'), spent)
    return { page, gallery: { wall: seen.wall - page.wall, cpu: seen.cpu - page.cpu }, ready, all }
  } catch (error) {
    throw new Error(`${String(error)}\n${output}`)
  } finally {
    child.kill('SIGINT')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** What `npm start` runs there: a version of another day may have it elsewhere. */
async function serveOf(root: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').at(-1) ?? ''
}

/** As a visitor who is past the age gate and not counted. */
const ask = (port: number, file: string) => requestSite({ port, slug: SLUG, path: file, headers: { dnt: '1', cookie: 'adult=yes' } })

/** The files of the photos that a phone shows first. */
async function askGallery(port: number): Promise<string[]> {
  const html = await (await ask(port, '/gallery')).text()
  const sources = [...html.matchAll(/srcset="([^"]+\.avif [^"]+)"/g)].map(([, srcset = '']) => fittingFile(srcset))
  const names = [...new Set(sources)].slice(0, PHOTOS)
  const answers = await Promise.all(names.map((name) => ask(port, name)))
  if (answers.length < PHOTOS || answers.some(({ status }) => status !== 200)) throw new Error('The gallery has no photos.')
  return names
}

/** The narrowest that fills a phone's screen. */
function fittingFile(srcset: string): string {
  const files = srcset.split(', ').map((each) => each.split(' '))
  const [file = ''] = files.find(([, width = '0w']) => Number.parseInt(width, 10) >= 640) ?? files.at(-1) ?? []
  return file
}

async function until<T>(isThere: () => Promise<boolean | undefined>, then: () => Promise<T>): Promise<T> {
  const end = Date.now() + MINUTES_MAX * 60_000
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error('It has not come.')
    await pause(20)
  }
  return then()
}
