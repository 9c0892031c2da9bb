import type { Photo } from './photos.ts'

// A picture is a thumbnail of one of her photos, for her own app and mails. Site visitors never get one.

/** WebP for pages: every browser of the last five years shows it. JPEG for mails: every mail program does. */
export const PICTURE_FORMATS = ['webp', 'jpeg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/**
 * A tile is looked at; a row of a list is found by it, 64 CSS px wide; on the whole one, which nothing is cut off, she points and draws. Each photo has all three
 * for pages, and a tile for mails.
 */
export const PICTURE_SIZES = ['tile', 'row', 'whole'] as const
export type PictureSize = (typeof PICTURE_SIZES)[number]

/** What she calls a photo by: its caption, or else what it shows. */
export type PictureWords = Pick<Photo, 'alt' | 'caption'>

/** Never the id, which is a developer's word. Undefined: a photo that was counted once and is no longer on the site. */
export const pictureName = (words: PictureWords | undefined): string => words?.caption ?? words?.alt ?? 'A photo you have removed'
