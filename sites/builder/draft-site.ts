import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { previewSlug, tenantHost } from '../../tenants/contract/urls.ts'
import { markDraft } from './mark-draft.ts'
import { draftsDist, SERVED, siteVersions } from './paths.ts'
import { type SiteFiles, writeSite } from './write-site.ts'

/** What opens a draft: the hash of her key, until when, and the app that may show it in a frame. */
export interface DraftDoor {
  accessHash: string
  until: Date
  framedBy: string
}

/** Puts a site that has been made where only its companion sees it. Nothing of the live one is touched. */
export async function writeDraft(dist: string, slug: string, { output, door }: { output: SiteFiles; door: DraftDoor }): Promise<void> {
  const { accessHash, until, framedBy } = door
  const hosts = [tenantHost(previewSlug(slug))]
  const { pages, manifest: built } = markDraft({ ...output, manifest: output.manifest as Manifest }, framedBy)
  const manifest: Manifest = {
    ...built,
    status: 'preview',
    hosts,
    accessHash,
    draft: { until: until.toISOString(), framedBy },
  }
  await writeSite(draftsDist(dist), slug, { pages, assets: output.assets, manifest, hosts })
}

/** So that it is nowhere any more. */
export async function removeDraft(dist: string, slug: string): Promise<void> {
  // The link first: what it led to is asked for no longer.
  await rm(path.join(draftsDist(dist), slug), { force: true })
  await rm(siteVersions(draftsDist(dist), slug), { recursive: true, force: true })
}

/** Slugs of which a draft stands there. */
export const listDrafts = async (dist: string): Promise<string[]> =>
  (await readdir(draftsDist(dist)).catch((): string[] => [])).filter((name) => name !== SERVED && !name.startsWith('.'))
