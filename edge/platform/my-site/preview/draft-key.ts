import type { DraftPreview } from '../../../../db/queries/site-previews.ts'
import { previewPath, previewSlug, tenantHost } from '../../../../tenants/contract/urls.ts'
import { sha256 } from '../../../http/sha256.ts'
import { timingSafeEqual } from '../../../http/timing-safe-equal.ts'
import { toHex } from '../../../http/to-hex.ts'
import { keyedHash } from '../../keys/keyed-hash.ts'
import { linkSecrets } from '../../keys/link-secrets.ts'
import { siteUrl } from '../../mail/addresses.ts'

/** What opens one preview of one tenant: made of a secret, so that it is kept nowhere; the preview itself has its hash. */
export const draftKey = (secret: string, { tenantId, previewId }: { tenantId: string; previewId: string }): Promise<string> =>
  keyedHash(secret, { tenantId, purpose: 'preview of a draft' }, previewId)

export const hashOfKey = async (key: string): Promise<string> => toHex(await sha256(key))

/** Where a page of her draft is, with the key. Undefined: the secret that its key was made of is gone. */
export async function draftAddresses(
  env: PlatformEnv,
  tenantId: string,
  { previewId, accessHash }: Pick<DraftPreview, 'previewId' | 'accessHash'>,
): Promise<((path: string) => string) | undefined> {
  const keys = await Promise.all(linkSecrets(env).map((secret) => draftKey(secret, { tenantId, previewId })))
  const hashes = await Promise.all(keys.map(hashOfKey))
  const key = keys[hashes.findIndex((hash) => timingSafeEqual(hash, accessHash))]
  return key === undefined ? undefined : (path) => draftOrigin(env, tenantId) + previewPath(path, key)
}

/** `https://preview-claire.…`, on a laptop below localhost. */
export const draftOrigin = (env: PlatformEnv, tenantId: string): string =>
  siteUrl(env, { tenantId: previewSlug(tenantId), host: tenantHost(previewSlug(tenantId), env.PLATFORM_DOMAIN) })
