import { selectPicture } from '../../../db/queries/pictures.ts'
import { PICTURE_AGE_SECONDS } from '../../../tenants/contract/limits.ts'
import type { PictureSize } from '../../../tenants/contract/picture.ts'
import { inTenant } from '../postgres/in-tenant.ts'

/** `/pictures/silk.webp`, `/pictures/row/silk.webp` for a list, `/pictures/whole/silk.webp` to draw on, of whoever is signed in. Undefined where she has no such photo, whoever else may have one. */
export async function answerPicture(
  env: PlatformEnv,
  { tenantId, file, size, request }: { tenantId: string; file: string; size: PictureSize; request: Request },
): Promise<Response | undefined> {
  const photoId = /^([a-z0-9-]{1,60})\.webp$/.exec(file)?.[1]
  if (photoId === undefined) return undefined
  const knownHash = /"([0-9a-f]{16})"/.exec(request.headers.get('if-none-match') ?? '')?.[1] ?? ''
  const picture = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    selectPicture(tx, tenantId, { photoId, format: 'webp', size, knownHash }),
  )
  if (!picture) return undefined
  const headers = {
    ETag: `"${picture.contentHash}"`,
    // Two companions who share a browser have photos of the same name.
    Vary: 'Cookie',
    'Cache-Control': `private, max-age=${PICTURE_AGE_SECONDS}`,
    'X-Robots-Tag': 'noindex',
  }
  return picture.bytes === null
    ? new Response(null, { status: 304, headers })
    : new Response(picture.bytes, { headers: { ...headers, 'Content-Type': 'image/webp' } })
}
