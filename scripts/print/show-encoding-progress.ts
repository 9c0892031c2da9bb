import { showProgress } from './show-progress.ts'

const bySite = new Map<string, ReturnType<typeof showProgress>>()

/** Photos of a build, site by site. */
export function showEncodingProgress({
  slug,
  photo,
  encoded,
  total,
}: {
  slug: string
  photo: string
  encoded: number
  total: number
}): void {
  const tell = bySite.get(slug) ?? showProgress(`${slug}: photo`)
  if (encoded < total) bySite.set(slug, tell)
  else bySite.delete(slug)
  tell(encoded, total, photo)
}
