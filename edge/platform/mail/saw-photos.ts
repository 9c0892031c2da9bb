import type { ISql } from 'postgres'
import { selectPictures } from '../../../db/queries/pictures.ts'
import { selectTestPhotos } from '../../../db/queries/report-facts.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'

/** The variants of tests that a client saw: test and version -> variant, e.g. `hero-photo.1` -> `garden`. */
interface Seen {
  variants: Record<string, string>
}

/** Tells the photos that a client saw in tests, as she calls them. `all`: the clients who will be asked about; where none saw a test nothing is read. */
export async function readSawPhotos(sql: ISql, tenantId: string, all: readonly Seen[]): Promise<(client: Seen) => string[]> {
  if (all.every(({ variants }) => Object.keys(variants).length === 0)) return () => []
  const [photos, pictures] = await Promise.all([selectTestPhotos(sql, tenantId), selectPictures(sql, tenantId)])
  return ({ variants }) =>
    photos.filter(({ test, variant }) => variants[test] === variant).map(({ photo }) => `“${pictureName(pictures.get(photo))}”`)
}
