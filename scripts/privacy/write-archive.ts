import { cp, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { create } from 'tar'
import { insertReceipt, type PrivacyReceipt } from '../../db/queries/client-data.ts'
import { selectTenantRows, selectTenantTables } from '../../db/queries/tenant-rows.ts'
import type { FetchOriginal } from '../publisher/fetch-original.ts'
import { writeOriginals } from './write-originals.ts'

const README = `What is here

site/       your website as it is served: copy it to any web host
config/     texts, prices, tests and the photos as you gave them
originals/  photos that are not on your site yet, and originals that you keep, without blur
data/       what the platform keeps of you, a file for each table, a line of JSON for each row
`

export interface ArchiveOptions {
  slug: string
  /** Her folder of tenants/ and her built site. */
  config: string
  site: string
  /** The .tar.gz to write. */
  out: string
  /** Opens what is sealed of her photos. */
  original: FetchOriginal
}

/** All that is a tenant's in one archive: site, configuration, every row. Client details stay as they are stored. */
export async function writeArchive(sql: Sql, { slug, config, site, out, original }: ArchiveOptions): Promise<PrivacyReceipt> {
  const folder = await mkdtemp(path.join(tmpdir(), 'archive-'))
  try {
    await cp(config, path.join(folder, slug, 'config'), { recursive: true })
    await cp(site, path.join(folder, slug, 'site'), { recursive: true })
    await writeFile(path.join(folder, slug, 'README.txt'), README)
    const counts = await writeRows(sql, slug, path.join(folder, slug, 'data'))
    const originals = await writeOriginals(sql, slug, { folder: path.join(folder, slug, 'originals'), original })
    const receipt = await insertReceipt(sql, { tenantId: slug, kind: 'archive', counts: { ...counts, originals } })
    await create({ gzip: true, file: out, cwd: folder, portable: true, mode: 0o600 }, [slug])
    return receipt
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeRows(sql: Sql, slug: string, folder: string): Promise<Record<string, number>> {
  await mkdir(folder)
  const counts: Record<string, number> = {}
  for (const table of await selectTenantTables(sql)) {
    const file = await open(path.join(folder, `${table}.jsonl`), 'w')
    counts[table] = 0
    for await (const rows of selectTenantRows(sql, slug, table)) {
      await file.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
      counts[table] += rows.length
    }
    await file.close()
  }
  return counts
}
