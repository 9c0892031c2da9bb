import type { Locators, TenantConfig } from './load-tenant.ts'
import { nearestName } from './nearest-name.ts'
import type { HerProblem } from './problem.ts'

/** Photos that services and legs name must be in photos.yaml. */
export function checkNamedPhotos(
  { photos, content, tenant }: Pick<TenantConfig, 'photos' | 'content' | 'tenant'>,
  locate: Pick<Locators, 'content' | 'tenant'>,
): HerProblem[] {
  const ids = photos.map(({ id }) => id)
  const lists = [
    { locate: locate.content, field: 'services', items: content.services },
    { locate: locate.tenant, field: 'tour', items: tenant.tour },
  ]
  return lists.flatMap(({ locate: locateField, field, items }) =>
    items.flatMap(({ photo }, index) =>
      photo === undefined || ids.includes(photo)
        ? []
        : [
            {
              ...locateField([field, index, 'photo']),
              got: `"${photo}"`,
              expected: `the id of a photo in photos.yaml (${ids.join(', ')})`,
              fix: fixFor(photo, ids),
              words: 'The photo that stands here is no longer there. Choose another one, or none.',
            },
          ],
    ),
  )
}

/** `gardn`: whoever reads twelve ids to find one would rather be told. */
export function fixFor(written: string, ids: readonly string[]): string {
  const near = nearestName(written, ids)
  return near === undefined ? 'Use one of these ids or add the photo.' : `Did you mean "${near}"?`
}
