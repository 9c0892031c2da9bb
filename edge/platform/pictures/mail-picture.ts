import type { ISql } from 'postgres'
import { selectPicture } from '../../../db/queries/pictures.ts'
import { pictureName } from '../../../tenants/contract/picture.ts'

/** A picture that travels in a mail and is shown by its Content-ID (RFC 2392): `<img src="cid:…">`. */
export interface MailPicture {
  cid: string
  name: string
  width: number
  height: number
  bytes: Uint8Array<ArrayBuffer>
}

/** Her photo as a JPEG for a mail. Undefined where it is not on her site any more. In a transaction of that tenant. */
export async function readMailPicture(sql: ISql, tenantId: string, photoId: string): Promise<MailPicture | undefined> {
  const picture = await selectPicture(sql, tenantId, { photoId, format: 'jpeg' })
  if (!picture?.bytes) return undefined
  const { contentHash, width, height, bytes } = picture
  return { cid: `${contentHash}@pictures.invalid`, name: pictureName(picture), width, height, bytes }
}
