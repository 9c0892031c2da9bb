import { type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

interface Wordless {
  id: string
  caption?: string
}

/** Photos of which nobody has said what they show: no build takes them. Pure. */
export const wordlessPhotos = (source: SiteSource): readonly Wordless[] =>
  ((siteValueOf(source, { file: 'photos.yaml', path: 'photos' }) ?? []) as unknown as readonly (Wordless & { alt?: string })[]).filter(
    ({ alt = '' }) => alt.trim() === '',
  )

/** Where it is said of one of them. */
export const wordsHref = (id: string): string => `${mySitePath(`photos/${id}`)}#photos-photos-${id}-alt`
