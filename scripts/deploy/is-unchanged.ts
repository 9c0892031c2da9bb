import type { Upload } from './write-upload.ts'

export interface DeployChoice {
  /** `--force`: uploads what seems to be there already. */
  isForced: boolean
  /** Slug -> hash of what was uploaded last, and is live as far as we know. */
  deployed: ReadonlyMap<string, string>
}

/** Whether a site is live as it would be uploaded. The platform is uploaded always. */
export const isUnchanged = ({ slug, hash }: Pick<Upload, 'slug' | 'hash'>, { isForced, deployed }: DeployChoice): boolean =>
  !isForced && slug !== undefined && deployed.get(slug) === hash
