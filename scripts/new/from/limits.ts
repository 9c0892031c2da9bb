// How much of an existing site is read. What is beyond is told, not read.

export const PAGES_MAX = 60
export const PAGE_BYTES_MAX = 2 * 1024 * 1024
export const FILES_MAX = 5000
export const FOLDERS_DEEP_MAX = 12
export const BLOCKS_MAX = 5000
/** Of elements within each other: no page of a person's needs a tenth of it, and a parser's time grows with its square. */
export const DEPTH_MAX = 512

/** Of a fetched site. */
export const SITE_BYTES_MAX = 300 * 1024 * 1024
export const SITE_MS_MAX = 10 * 60_000
export const REQUEST_MS_MAX = 20_000
export const REDIRECTS_MAX = 4
/** Between two requests, unless robots.txt asks for more. */
export const PAUSE_MS = 500
export const PAUSE_MS_MAX = 5000

/** A smaller picture is a logo or an ornament. */
export const PHOTO_EDGE_MIN = 500
