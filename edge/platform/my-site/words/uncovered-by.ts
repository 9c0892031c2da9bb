import type { PhotoVersions } from '../../../../db/queries/photo-versions.ts'
import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { hiddenRegions, regionsOf, uncovers } from './hidden-regions.ts'

/** Whether a change shows something of a photo that was hidden before it. Of one that comes or goes nothing is. Pure. */
export function uncoveredBy({ file, path, before, after }: SiteChange, versions: PhotoVersions | undefined): boolean {
  if (file !== 'photos.yaml' || !path.startsWith('photos/')) return false
  if (path.endsWith('/blur')) return uncovers(regionsOf(before), regionsOf(after))
  if (path.split('/').length !== 2 || before === undefined || after === undefined) return false
  return uncovers(hiddenRegions(before, versions), hiddenRegions(after, versions))
}
