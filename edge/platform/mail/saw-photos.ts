import type { ISql } from 'postgres'
import { selectPictures } from '../../../db/queries/pictures.ts'
import { selectTestPhotos } from '../../../db/queries/report-facts.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'

/** Photos that a client saw in tests, as she calls them. `variants`: test and version -> variant, e.g. `hero-photo.1` -> `garden`. */
export async function readSawPhotos(sql: ISql, tenantId: string, variants: Record<string, string>): Promise<string[]> {
  if (Object.keys(variants).length === 0) return []
  const [photos, pictures] = await Promise.all([selectTestPhotos(sql, tenantId), selectPictures(sql, tenantId)])
  return photos.filter(({ test, variant }) => variants[test] === variant).map(({ photo }) => `“${pictureName(pictures.get(photo))}”`)
}
