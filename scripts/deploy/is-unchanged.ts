import type { Upload } from './write-upload.ts'

export interface DeployChoice {
  isPreview: boolean
  /** `--force`: uploads what seems to be there already. */
  isForced: boolean
  /** Slug -> hash of what was uploaded last, and is live as far as we know. */
  deployed: ReadonlyMap<string, string>
}

/** Whether a site is live as it would be uploaded. The platform and previews are uploaded always. */
export const isUnchanged = ({ slug, hash }: Pick<Upload, 'slug' | 'hash'>, { isPreview, isForced, deployed }: DeployChoice): boolean =>
  !isPreview && !isForced && slug !== undefined && deployed.get(slug) === hash
