import * as z from 'zod'
import { selectUploadObject } from '../../../db/queries/photo-uploads.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { readBytes } from './keep-bytes.ts'

const bodySchema = z.object({ tenantId: z.string(), uploadId: z.string() })

/** A photo for the publisher, which writes it into her folder. 410: it is there no more. */
export async function openPhotoForOperator(env: PlatformEnv, request: Request): Promise<Response> {
  const body = bodySchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return Response.json({ error: { message: 'Expected { tenantId, uploadId }.' } }, { status: 400 })
  const place = body.data
  const object = await inTenant(env, { tenantId: place.tenantId, role: 'companion_read' }, (tx) => selectUploadObject(tx, place))
  const bytes = object === undefined ? undefined : await readBytes(env, place, object)
  return bytes === undefined ? new Response(null, { status: 410 }) : new Response(bytes)
}
