import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'
import { beginUpload, noteFinished } from '../../db/queries/photo-uploads.ts'
import {
  askToPublish,
  draftSiteChange,
  type Publication,
  selectOnItsWay,
  selectPublications,
  selectSiteSource,
} from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { siteValueOf } from '../../tenants/contract/site-fields.ts'
import { eventually } from '../test-support/eventually.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
/** Of two files, so that a publisher can be killed between them. */
const LINE = { file: 'content.yaml', path: 'tagline' } as const
const HOURS = { file: 'tenant.yaml', path: 'contact/hours' } as const

/** Where a publisher is killed: at a step by itself, or from outside after so many milliseconds. */
export type Kill = { step: string } | { afterMs: number }

export interface KilledPlace {
  sql: Sql
  url: string
  paths: BuildPaths
  git: (...args: string[]) => Promise<string>
  tenant: string
  /** A new photo goes with each publication: the file that each of them is. */
  photo?: string
}

export interface KillFindings {
  publications: number
  /** Looks at dist/ after a kill that found half a site, or one that is neither the old nor the new. */
  broken: number
  /** Publications that did not end as live. */
  lost: number
  /** Publications with no commit or with several. */
  miscommitted: number
  /** Whether folder, page and database say the last of them, and nothing is left uncommitted. */
  isLastLive: boolean
}

/** Publishes and kills, again and again; then lets one publisher finish, and counts. */
export async function killPublisher(place: KilledPlace, kills: readonly Kill[]): Promise<KillFindings> {
  const asked: string[] = []
  let broken = 0
  let words = ''
  for (const [index, kill] of kills.entries()) {
    words = `Evening ${index} of many`
    asked.push(await ask(place, words))
    await runVictim(place, kill)
    if (!(await isWhole(place))) broken += 1
    // What was killed is ended by the next, which is killed, too; the last few are let go on, so that no queue grows.
    if ((await waitingOf(place)).length > 2) await finish(place)
  }
  await finish(place)
  const ended = await selectPublications(place.sql, place.tenant, 100_000)
  const counts = await Promise.all(
    asked.map(async (id) => (await place.git('log', '--format=%H', '--fixed-strings', `--grep=Publication: ${id}`)).split('\n')),
  )
  return {
    publications: asked.length,
    broken,
    lost: asked.filter((id) => ended.find(({ publicationId }) => publicationId === id)?.state !== 'live').length,
    miscommitted: counts.filter((found) => found.length !== 1 || found[0] === '').length,
    isLastLive: await saysEverywhere(place, words),
  }
}

/** Her draft on top of all that she has asked for before, as her app shows it. */
async function ask({ sql, tenant, photo }: KilledPlace, words: string): Promise<string> {
  return withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, async (tx) => {
    const source = (await selectSiteSource(tx, tenant)) ?? {}
    const coming = await selectOnItsWay(tx, tenant)
    for (const field of [LINE, HOURS]) {
      const last = coming.findLast(({ file }) => file === field.file)
      await draftSiteChange(tx, tenant, { ...field, before: last?.after ?? siteValueOf(source, field), after: words, madeBy: 'companion' })
    }
    if (photo !== undefined) await addPhoto(tx, tenant, words)
    return (await askToPublish(tx, tenant, 'companion')) ?? ''
  })
}

/** As an upload leaves it. */
async function addPhoto(tx: TransactionSql, tenant: string, words: string): Promise<void> {
  const uploadId = createHash('sha256').update(words).digest('hex').slice(0, 32)
  const photo = { uploadId, photoId: `photo-${uploadId.slice(0, 10)}`, file: `photo-${uploadId.slice(0, 10)}.jpg` }
  await beginUpload(tx, tenant, { uploadId, sentBytes: 1, uploadsMax: 1000 })
  await noteFinished(tx, tenant, { ...photo, object: 'chaos', width: 1, height: 1 })
  const after = { id: photo.photoId, file: photo.file, alt: words, slots: ['gallery'] }
  await draftSiteChange(tx, tenant, { file: 'photos.yaml', path: `photos/${photo.photoId}`, before: undefined, after, madeBy: 'companion' })
}

async function runVictim(place: KilledPlace, kill: Kill): Promise<void> {
  const victim = startVictim(place, 'step' in kill ? { PUBLISHER_KILLED_AT: kill.step } : {})
  if ('afterMs' in kill) {
    await pause(kill.afterMs)
    victim.child.kill('SIGKILL')
  }
  await victim.ended
}

/** Until nothing waits any more. */
async function finish(place: KilledPlace): Promise<void> {
  const victim = startVictim(place, {})
  await eventually(async () => ((await waitingOf(place)).length === 0 ? true : undefined), 'the last publication')
  victim.child.kill('SIGTERM')
  await victim.ended
}

function startVictim({ url, paths, photo }: Pick<KilledPlace, 'url' | 'paths' | 'photo'>, env: Record<string, string>) {
  const child = spawn(process.execPath, ['scripts/chaos/publisher-victim.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...env, PUBLISHER_VICTIM: JSON.stringify({ url, paths, photo }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { child, ended: new Promise<void>((resolve) => child.once('close', () => resolve())) }
}

const waitingOf = async ({ sql, tenant }: KilledPlace): Promise<Publication[]> =>
  (await selectPublications(sql, tenant, 100_000)).filter(({ state }) => state === 'asked')

/** dist/ of hers: a manifest whose pages are all there, each saying one and the same line. */
async function isWhole({ paths, tenant }: KilledPlace): Promise<boolean> {
  const folder = path.join(paths.dist, tenant)
  try {
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
    if (manifest.pages.length === 0) return false
    await Promise.all(manifest.pages.map((page) => stat(path.join(folder, 'site', page.path === '/' ? '' : page.path, 'index.html'))))
    return /<\/html>\s*$/.test(await readFile(path.join(folder, 'site/index.html'), 'utf8'))
  } catch {
    return false
  }
}

async function saysEverywhere({ sql, paths, git, tenant, photo }: KilledPlace, words: string): Promise<boolean> {
  const [page, content, source] = [
    await readFile(path.join(paths.dist, tenant, 'site/index.html'), 'utf8'),
    await readFile(path.join(paths.tenants, tenant, 'content.yaml'), 'utf8'),
    (await selectSiteSource(sql, tenant)) ?? {},
  ]
  const isClean = (await git('status', '--porcelain', 'tenants')) === ''
  return (
    isClean &&
    (photo === undefined ||
      (await readFile(path.join(paths.dist, tenant, 'site/gallery/index.html'), 'utf8')).includes(`alt="${words}"`)) &&
    page.includes(words) &&
    content.includes(words) &&
    siteValueOf(source, LINE) === words &&
    siteValueOf(source, HOURS) === words
  )
}
