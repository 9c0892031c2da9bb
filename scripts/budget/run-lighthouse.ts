import { openLighthouse } from '../measuring/open-tools.ts'

export interface LighthouseScores {
  url: string
  /** 0 to 100, in Lighthouse's order: performance, accessibility, best practices, SEO. */
  scores: number[]
  lcpMs: number
  cls: number
  tbtMs: number
  /** All that was loaded, as sent. */
  bytes: number
  /** The page itself with its headers, as sent. */
  documentBytes: number
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** One run on a phone with simulated throttling, in the browser that listens on `debugPort`. `cookie`: of whoever is signed in. */
export async function runLighthouse(url: string, debugPort: number, { cookie }: { cookie?: string } = {}): Promise<LighthouseScores> {
  const extraHeaders = cookie === undefined ? {} : { extraHeaders: { Cookie: cookie } }
  const lighthouse = await openLighthouse()
  const result = await lighthouse(url, { port: debugPort, logLevel: 'error', onlyCategories: CATEGORIES, ...extraHeaders })
  if (!result) throw new Error(`Lighthouse gave no result for ${url}`)
  const { categories, audits } = result.lhr
  const numeric = (id: string) => audits[id]?.numericValue ?? Number.NaN
  return {
    url,
    scores: CATEGORIES.map((id) => Math.round((categories[id]?.score ?? 0) * 100)),
    lcpMs: Math.round(numeric('largest-contentful-paint')),
    cls: numeric('cumulative-layout-shift'),
    tbtMs: Math.round(numeric('total-blocking-time')),
    bytes: numeric('total-byte-weight'),
    documentBytes: documentBytes(audits['network-requests']?.details),
  }
}

/** The answer that is the page, after any redirects. */
function documentBytes(details: unknown): number {
  const { items = [] } = (details ?? {}) as { items?: { resourceType?: string; statusCode?: number; transferSize?: number }[] }
  return items.find(({ resourceType, statusCode = 0 }) => resourceType === 'Document' && statusCode < 300)?.transferSize ?? Number.NaN
}
