import { livePath, liveScriptPath, parseLaterPath } from '../../tenants/contract/urls.ts'
import { LIVE_SCRIPT } from './live-script.ts'

// Of a development server alone (npm start): open pages load again after a save, and say what is wrong with it; photos are encoded as pages ask for them. In
// production there is no LIVE, and no byte of a page is changed.

/** The script, what it asks for, and a photo that is yet to be encoded. Undefined: another address. */
export async function answerLive(url: URL, live: Fetcher): Promise<Response | undefined> {
  if (url.pathname === liveScriptPath())
    return new Response(LIVE_SCRIPT, { headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' } })
  if (parseLaterPath(url.pathname)) return live.fetch(`http://live${url.pathname}`)
  if (url.pathname !== livePath()) return undefined
  const slug = url.hostname.replace(/\.localhost$/, '')
  return live.fetch(`http://live/?${new URLSearchParams({ slug, known: url.searchParams.get('known') ?? '' })}`)
}

/** With the script at its end, where the page's own policy lets files of its host run. */
export function addLiveScript(response: Response): Response {
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  const mayRun = /script-src [^;]*'self'/.test(response.headers.get('content-security-policy') ?? '')
  if (!isPage || !mayRun || response.body === null) return response
  const add = (body: Element) => void body.append(`<script src="${liveScriptPath()}"></script>`, { html: true })
  return new HTMLRewriter().on('body', { element: add }).transform(response)
}
