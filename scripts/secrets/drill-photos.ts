import type { Sql } from 'postgres'
import type { PlatformAddress } from '../runtime/ask-platform.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { addPhoto, openPhoto } from '../test-support/add-photo.ts'
import { photoWithSecrets } from '../test-support/photo-with-secrets.ts'
import { type DrillRow, drillRow } from './look-at-all.ts'

const TENANT = 'claire'
const KINDS = ['jpeg', 'png', 'webp', 'avif'] as const

/** Photos that she adds between the changes: each is sealed under a key that another KEY_SECRET wraps at first. */
export class DrillPhotos {
  /** By id: as it opened when it was added. */
  readonly #added = new Map<string, Buffer | undefined>()
  readonly #sql: Sql
  readonly #place: { port: number; dataDir: string }

  constructor(sql: Sql, place: { port: number; dataDir: string }) {
    this.#sql = sql
    this.#place = place
  }

  async add(): Promise<void> {
    const { port, dataDir } = this.#place
    const file = await photoWithSecrets(KINDS[this.#added.size % KINDS.length] ?? 'jpeg')
    const photoId = await addPhoto(TENANT, this.#sql, { port, dataDir, file })
    const { operatorKey } = await loadLocalSecrets(dataDir)
    this.#added.set(photoId, await this.#open(photoId, { platformUrl: `http://localhost:${port}`, operatorKey }))
  }

  async look(platform: PlatformAddress): Promise<DrillRow> {
    let opened = 0
    for (const [photoId, before] of this.#added) {
      const now = await this.#open(photoId, platform)
      if (before !== undefined && now?.equals(before)) opened += 1
    }
    const count = this.#added.size
    return drillRow('photos that open as they were added', `${opened} of ${count}`, `${count} of ${count}`)
  }

  #open(photoId: string, platform: PlatformAddress): Promise<Buffer | undefined> {
    return openPhoto(TENANT, this.#sql, { photoId, platform })
  }
}
