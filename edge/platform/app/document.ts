import { html, raw } from 'hono/html'
import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import { appScriptPath, manifestPath } from '../../../tenants/contract/urls.ts'
import { sha256 } from '../../http/sha256.ts'
import { DARK, LIGHT } from '../design/tokens.ts'
import { appCss } from './app-css.ts'
import type { Host } from './css-base.ts'
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
  /** A page of her app, under the look that she has chosen: with tabs around it (frame.tsx), and installable. */
  app?: AppLook
  /** Origin of what it shows in a frame. */
  frames?: string
}

interface Style {
  css: string
  /** By which the policy allows it. */
  hash: string
}

/** Made once for each host. */
const styles = new Map<Host, Promise<Style>>()

/** A page that the platform renders: for one person's eyes, so nobody keeps or indexes it. It needs no script. */
export async function document({
  title,
  body,
  status = 200,
  lang = 'en-AU',
  retryAfterSeconds,
  host = 'platform',
  app,
  frames,
}: DocumentOptions): Promise<Response> {
  const { css, hash } = await styleOf(host)
  const text = html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title>${app === undefined ? html`<link rel="icon" href="data:,">` : appHead(app)}
<meta name="theme-color" content="${LIGHT.paper}" media="(prefers-color-scheme: light)"><meta name="theme-color" content="${DARK.paper}" media="(prefers-color-scheme: dark)">
<style>${raw(css)}</style></head>
<body${app === undefined ? '' : raw(' class="framed"')}>${body}</body></html>
`
  return new Response(String(await text), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy': policyOf(hash, { isApp: app !== undefined, frames }),
    },
  })
}

/** The script is not waited for; a manifest is asked for with no cookie, and needs none. */
const appHead = (look: AppLook) => html`<link rel="icon" href="${touchIcon(look)}"><link rel="apple-touch-icon" href="${touchIcon(look)}">
<link rel="manifest" href="${manifestPath(look)}"><meta name="apple-mobile-web-app-title" content="${LOOK_NAMES[look]}"><script src="${appScriptPath()}" defer></script>`

const policyOf = (styleHash: string, { isApp, frames }: { isApp: boolean; frames: string | undefined }): string =>
  contentSecurityPolicy({ scripts: isApp ? 'self' : [], styles: [styleHash], frames })

function styleOf(host: Host): Promise<Style> {
  const style = styles.get(host) ?? makeStyle(appCss(host))
  styles.set(host, style)
  return style
}

const makeStyle = async (css: string): Promise<Style> => ({ css, hash: `sha256-${btoa(String.fromCharCode(...(await sha256(css))))}` })
