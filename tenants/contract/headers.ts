// Response headers that every kind of answer carries: pages and errors by the Workers, hashed files by `_headers`.

export const BASE_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'accelerometer=(), browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
}

/**
 * Nothing is allowed but what the page itself brings. Hashes as in the manifest: `sha256-…`; a page with a script may load others of its host; `frames`: the
 * origin of what it shows in a frame; `isAlone`: its scripts stand in it, and load nothing.
 */
export function contentSecurityPolicy({
  scripts,
  styles,
  frames,
  isAlone = false,
}: {
  scripts: readonly string[]
  styles: readonly string[]
  frames?: string | undefined
  isAlone?: boolean
}): string {
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`)
  return [
    "default-src 'none'",
    `script-src ${scripts.length === 0 ? "'none'" : [...(isAlone ? [] : ["'self'"]), ...quoted(scripts)].join(' ')}`,
    `style-src ${styles.length === 0 ? "'none'" : quoted(styles).join(' ')}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    ...(frames === undefined ? [] : [`frame-src ${frames}`]),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // No script writes HTML from text: the pages' own never do. https://w3c.github.io/trusted-types/
    "require-trusted-types-for 'script'",
  ].join('; ')
}

export const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Of a file whose name is the hash of what is in it: it is answered without the Worker. */
export const HASHED_FILE_HEADERS: Readonly<Record<string, string>> = {
  ...BASE_HEADERS,
  'Content-Security-Policy': contentSecurityPolicy({ scripts: [], styles: [] }),
  'Cache-Control': IMMUTABLE,
}
