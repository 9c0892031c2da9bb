import type { Manifest, ManifestPage } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { fromBase64Url, toBase64Url } from '../../http/base64-url.ts'
import { readCookie } from '../../http/read-cookie.ts'
import type { SiteContext } from '../context.ts'

// The one cookie of a form that is sent without its script. It carries what the next page tells, from the answer to the page that it leads to: by GET, so that Back
// and Reload send nothing again. No address has any of it, which logs and histories keep.

const NAME = 'sent'
const SECONDS = 600
/** What browsers keep of one cookie is 4,096 bytes. */
export const SENT_LENGTH_MAX = 3800

/** For the form and the page that says thank you, in the language they are in, and no other page. */
export function formatSentCookie(value: string, { prefix, url }: { prefix: string; url: URL }): string {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${NAME}=${value}; Path=${languagePath(prefix, pagePath('booking'))}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

export const readSentCookie = (request: Request): string | undefined => readCookie(request, NAME)

/** Whether a page is this one, in any of her languages. */
export const isPage = (
  { languages }: Pick<Manifest, 'languages'>,
  { path }: Pick<ManifestPage, 'path'>,
  id: 'thanks' | 'booking',
): boolean => languages.some(({ prefix }) => path === languagePath(prefix, pagePath(id)))

/** What was asked for, beside its reference: nothing of who asks. */
export interface SentRequest {
  reference: string
  /** Absent: a cookie of the version before. */
  asked?: AskedFor
}

export interface AskedFor {
  service: string
  city: string
  timeZone: string
  /** Milliseconds since 1970. */
  start: number
  end: number
  priceCents: number | null
  isVisit: boolean
  hasAddress: boolean
}

/** `K7MQ-2XHD.eyJ…` */
export const formatSent = (reference: string, asked: AskedFor): string =>
  `${reference}.${toBase64Url(encoder.encode(JSON.stringify(asked)))}`

/** Undefined: nothing was sent that way lately. */
export function readSent(request: Request): SentRequest | undefined {
  const [, reference, asked] = /^([A-Z2-9]{4}-[A-Z2-9]{4})(?:\.([\w-]+))?$/.exec(readSentCookie(request) ?? '') ?? []
  if (reference === undefined) return undefined
  try {
    return { reference, ...(asked !== undefined && { asked: JSON.parse(new TextDecoder().decode(fromBase64Url(asked))) as AskedFor }) }
  } catch {
    return { reference }
  }
}

const encoder = new TextEncoder()

/** The reference of a request on the page that says thank you; undefined: the page is another one, or nothing was sent. */
export const sentRequest = ({ request, manifest }: SiteContext, page: ManifestPage): SentRequest | undefined =>
  request.method === 'GET' && isPage(manifest, page, 'thanks') ? readSent(request) : undefined
