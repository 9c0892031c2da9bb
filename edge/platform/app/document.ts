import { html, raw } from 'hono/html'
import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import { manifestPath } from '../../../tenants/contract/urls.ts'
import { sha256 } from '../../http/sha256.ts'
import { DARK, LIGHT } from '../design/tokens.ts'
import { appCss } from './app-css.ts'
import { type Host, OUR_FONTS } from './css-base.ts'
import { FIRST_SCRIPT } from './first-script.ts'
import { type AppLook, LOOK_NAMES, touchIcon } from './looks.ts'
import type { Markup } from './markup.ts'

export interface DocumentOptions {
  title: string
  /** All of the body, with its <main id="content">. */
  body: Markup
  status?: number
  lang?: string
  /** With 503: when it is worth asking again. */
  retryAfterSeconds?: number
  /** Where it is read; a page on a tenant's host asks for nothing of the platform's. */
  host?: Host
  /** What stands in its body and may run: it loads nothing. */
  script?: string
  /**
   * A page of her app, under the look that she has chosen: with tabs around it (frame.tsx), and installable. Null: nobody can say which, and another's
   * manifest would give the app on her phone another name.
   */
  app?: AppLook | null
  /** The tab of her app whose own styles it needs (app-css.ts). */
  tab?: string
  /** Origin of what it shows in a frame. */
  frames?: string
}

interface Inline {
  text: string
  /** By which the policy allows it. */
  hash: string
}

/** What stands in pages, made once. */
const inlined = new Map<string, Promise<Inline>>()

/** A page that the platform renders: for one person's eyes, so nobody keeps or indexes it. It needs no script. */
export async function document({
  title,
  body,
  status = 200,
  lang = 'en-AU',
  retryAfterSeconds,
  host = 'platform',
  script: ownScript,
  app,
  tab = '',
  frames,
}: DocumentOptions): Promise<Response> {
  const own = ownScript === undefined ? undefined : await inline(ownScript, () => ownScript)
  const style = await inline(`${host} ${tab}`, () => appCss(host, tab))
  const script = app === undefined ? undefined : await inline('first-script', () => FIRST_SCRIPT)
  const ourFonts = app === undefined ? undefined : await inline('our-fonts', () => OUR_FONTS)
  // Her app has its own way to our fonts (first-script.ts). Any other page of this host begins with them, as sign-in does, before which nobody sees the app.
  const hasOurFonts = host === 'platform' && app === undefined
  // A screen reader says the title first.
  const isRefused = status === 422 && host === 'platform'
  const text = html`<!doctype html>
<html lang="${lang}"${hasOurFonts ? raw(' class="ours"') : ''}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="color-scheme" content="light dark"><title>${isRefused ? `Error: ${title}` : title}</title>${app ? appHead(app) : html`<link rel="icon" href="data:,">`}
<meta name="theme-color" content="${LIGHT.paper}" media="(prefers-color-scheme: light)"><meta name="theme-color" content="${DARK.paper}" media="(prefers-color-scheme: dark)">
<style>${raw(style.text)}</style>${script && ourFonts ? html`<noscript><style>${raw(ourFonts.text)}</style></noscript><script>${raw(script.text)}</script>` : ''}</head>
<body${app === undefined ? '' : raw(' class="framed"')}>${body}</body></html>
`
  return new Response(String(await text), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy': contentSecurityPolicy({
        scripts: hashesOf(script, own),
        styles: hashesOf(style, ourFonts),
        frames,
        isAlone: own !== undefined,
      }),
    },
  })
}

/** A manifest is asked for with no cookie, and needs none. */
const appHead = (look: AppLook) => html`<link rel="icon" href="${touchIcon(look)}"><link rel="apple-touch-icon" href="${touchIcon(look)}">
<link rel="manifest" href="${manifestPath(look)}"><meta name="apple-mobile-web-app-title" content="${LOOK_NAMES[look]}">`

const hashesOf = (...all: (Inline | undefined)[]): string[] => all.flatMap((each) => (each ? [each.hash] : []))

function inline(name: string, textOf: () => string): Promise<Inline> {
  const known = inlined.get(name) ?? hash(textOf())
  inlined.set(name, known)
  return known
}

const hash = async (text: string): Promise<Inline> => ({ text, hash: `sha256-${btoa(String.fromCharCode(...(await sha256(text))))}` })
