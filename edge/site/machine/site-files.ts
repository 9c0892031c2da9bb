import { sha256 } from '../../http/sha256.ts'
import { toHex } from '../../http/to-hex.ts'

// The files of one build, as the ASSETS binding of its own Worker answers them: a file by its exact path or nothing, never a folder's index, a guess or
// a part. https://developers.cloudflare.com/workers/static-assets/

/** No escapes, no empty part, none that begins with a dot: nothing leads out of the folder. */
const PATH = /^(?:\/[\w~-][\w.~-]*)+$/
/** Read at deploy time on Cloudflare, and no file of the site. */
const HEADERS_FILE = '/_headers'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  ico: 'image/vnd.microsoft.icon',
  woff2: 'font/woff2',
}

/** ASSETS for the Worker's own code. `folder`: of a build, which never changes. */
export const siteFiles = (folder: string, disk: Fetcher): Fetcher =>
  ({
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init)
      if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
      const file = await fetchFile(folder, new URL(request.url).pathname, { request, disk })
      file?.headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
      return file ?? new Response(null, { status: 404 })
    },
  }) as Fetcher

/** Undefined: there is no such file. */
export async function fetchFile(
  folder: string,
  path: string,
  { request, disk }: { request: Request; disk: Fetcher },
): Promise<Response | undefined> {
  if (!PATH.test(path) || path === HEADERS_FILE) return undefined
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)]
  if (type === undefined) return undefined
  const etag = await etagOf(folder, path)
  const isKnown = [etag, `W/${etag}`].includes(request.headers.get('if-none-match') ?? '')
  const file = await disk.fetch(`http://disk/${folder}${path}`, { method: isKnown || request.method !== 'GET' ? 'HEAD' : 'GET' })
  if (file.status === 404) return undefined
  if (!file.ok) throw new Error(`The disk answers ${file.status} for ${path}.`)
  const headers = new Headers({ ETag: etag, 'Content-Type': type })
  return new Response(isKnown ? null : file.body, { status: isKnown ? 304 : 200, headers })
}

/** A build never changes, so that a file's place in it says what is in it; hashed, because it names variants. */
async function etagOf(folder: string, path: string): Promise<string> {
  return `"${toHex(await sha256(`${folder}${path}`)).slice(0, 32)}"`
}
