import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { forgetUploads } from '../../db/queries/borrow-site.ts'

/** Of photos that a test has added on the suite's stack nothing is left, in the database or in the store: before the site is given back. */
export async function forgetPhotos(sql: Sql, tenantId: string): Promise<void> {
  await forgetUploads(sql, tenantId)
  await rm(path.join(inject('dataDir'), 'originals', tenantId), { recursive: true, force: true })
}
