import type { TransactionSql } from 'postgres'
import { openPreview, retryPreview } from '../../../../db/queries/site-previews.ts'
import { DRAFT_PREVIEW_HOURS } from '../../../../tenants/contract/limits.ts'
import { platformUrl } from '../../mail/addresses.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { draftKey, hashOfKey } from './draft-key.ts'

/** What is left of its day has to be worth opening. */
const LEFT_MS_MIN = 3_600_000

/** Has her draft made as a site that she alone can open; the one that she has stays, and follows her draft. */
export async function askForPreview(env: PlatformEnv, tx: TransactionSql, { tenantId, now, preview }: SiteFacts): Promise<void> {
  if (preview && preview.expiresAt.getTime() > now.getTime() + LEFT_MS_MIN) return retryPreview(tx, tenantId)
  const previewId = crypto.randomUUID()
  const accessHash = await hashOfKey(await draftKey(env.LINK_SECRET, { tenantId, previewId }))
  await openPreview(tx, tenantId, { previewId, accessHash, framedBy: new URL(platformUrl(env)).origin, hours: DRAFT_PREVIEW_HOURS })
}
