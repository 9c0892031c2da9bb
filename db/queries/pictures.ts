import type { ISql, Sql } from 'postgres'
import type { PictureFormat, PictureSize, PictureWords } from '../../tenants/contract/picture.ts'

export interface PictureRow {
  photoId: string
  format: PictureFormat
  size: PictureSize
  width: number
  height: number
  alt: string
  caption?: string | undefined
  /** Of the photo, as large as its site shows it, px; undefined: no page shows it. */
  photoWidth?: number | undefined
  photoHeight?: number | undefined
  contentHash: string
}

/**
 * Makes `pictures` have what a build has: all of it or nothing. Those that are the same are neither read nor written, those of removed photos go. `read`
 * tells the bytes of one. Returns how many were written and removed.
 */
export async function upsertPictures<P extends PictureRow>(
  sql: Sql,
  { tenantId, pictures, read }: { tenantId: string; pictures: readonly P[]; read: (picture: P) => Promise<Uint8Array> },
): Promise<{ written: number; removed: number }> {
  return sql.begin(async (tx) => {
    const known = await tx<{ key: string; state: string }[]>`
      select photo_id || '.' || format as key, jsonb_build_array(content_hash, alt, caption, photo_width, photo_height)::text as state from pictures where tenant_id = ${tenantId}`
    const states = new Map(known.map(({ key, state }) => [key, JSON.stringify(JSON.parse(state))]))
    const changed = pictures.filter((picture) => states.get(keyOf(picture)) !== stateOf(picture))
    for (const picture of changed) {
      const { photoId, width, height, photoWidth = null, photoHeight = null, alt, caption, contentHash } = picture
      await tx`
        insert into pictures (tenant_id, photo_id, format, bytes, width, height, photo_width, photo_height, alt, caption, content_hash)
        values (${tenantId}, ${photoId}, ${keptFormat(picture)}, ${await read(picture)}::bytea, ${width}, ${height},
          ${photoWidth}, ${photoHeight}, ${alt}, ${caption ?? null}, ${contentHash})
        on conflict (tenant_id, photo_id, format) do update set
          bytes = excluded.bytes, width = excluded.width, height = excluded.height, photo_width = excluded.photo_width,
          photo_height = excluded.photo_height, alt = excluded.alt, caption = excluded.caption,
          content_hash = excluded.content_hash, written_at = now()`
    }
    const gone = await tx`
      delete from pictures where tenant_id = ${tenantId} and photo_id || '.' || format <> all (${pictures.map(keyOf)}::text[]) returning 1`
    return { written: changed.length, removed: gone.length }
  })
}

/** The column `format`: a small one is a format of its own, which the version before does not know. */
const keptFormat = ({ format, size }: Pick<PictureRow, 'format' | 'size'>): string => (size === 'tile' ? format : `${format}-${size}`)
const keyOf = (picture: PictureRow): string => `${picture.photoId}.${keptFormat(picture)}`
const stateOf = ({ contentHash, alt, caption, photoWidth, photoHeight }: PictureRow): string =>
  JSON.stringify([contentHash, alt, caption ?? null, photoWidth ?? null, photoHeight ?? null])

/** What her photos are called and how large their thumbnails are, for a page that shows them: photo id -> words and size. */
export async function selectPictures(sql: ISql, tenantId: string): Promise<Map<string, Picture>> {
  const rows = await sql<(Omit<Picture, 'caption'> & { caption: string | null })[]>`
    select photo_id as "photoId", tile.alt, tile.caption, tile.width, tile.height, tile.photo_width as "photoWidth", tile.photo_height as "photoHeight",
      tile.content_hash as "contentHash",
      case when whole.format is not null
        then jsonb_build_object('width', whole.width, 'height', whole.height, 'contentHash', whole.content_hash) end as whole
    from (select * from pictures where tenant_id = ${tenantId} and format = 'webp') as tile
    left join (select * from pictures where tenant_id = ${tenantId} and format = 'webp-whole') as whole using (photo_id)`
  return new Map(rows.map(({ caption, ...row }) => [row.photoId, { ...row, ...(caption === null ? {} : { caption }) }]))
}

export interface Picture extends PictureWords {
  photoId: string
  width: number
  height: number
  /** Of the photo, as large as its site shows it, px; null: nobody knows. */
  photoWidth?: number | null
  photoHeight?: number | null
  contentHash: string
  /** Of all of it; null: of a site that an older release has built. */
  whole?: { width: number; height: number; contentHash: string } | null
}

export interface PictureBytes extends PictureWords {
  photoId: string
  width: number
  height: number
  contentHash: string
  /** Null: the asker has it already. */
  bytes: Uint8Array<ArrayBuffer> | null
}

/**
 * One thumbnail; undefined where she has no such photo. The tile stands in for that of a row where a site built by an older release has none: it shows the same.
 * `knownHash`: what the asker has, whose bytes are not read again.
 */
export async function selectPicture(
  sql: ISql,
  tenantId: string,
  { photoId, format, size = 'tile', knownHash = '' }: { photoId: string; format: PictureFormat; size?: PictureSize; knownHash?: string },
): Promise<PictureBytes | undefined> {
  const wanted = keptFormat({ format, size })
  const standIn = size === 'whole' ? wanted : format
  const [row] = await sql<[(Omit<PictureBytes, 'caption'> & { caption: string | null })?]>`
    select photo_id as "photoId", alt, caption, width, height, content_hash as "contentHash", case when content_hash <> ${knownHash} then bytes end as bytes
    from pictures where tenant_id = ${tenantId} and photo_id = ${photoId} and format in (${wanted}, ${standIn})
    order by format <> ${wanted} limit 1`
  if (!row) return undefined
  const { caption, bytes, ...rest } = row
  return { ...rest, ...(caption === null ? {} : { caption }), bytes: bytes === null ? null : Uint8Array.from(bytes) }
}
