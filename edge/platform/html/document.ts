import { html, raw } from 'hono/html'
import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import { sha256 } from '../../http/sha256.ts'
import type { Html } from './mail-layout.ts'
import { PAGE_CSS } from './page-css.ts'

export interface DocumentOptions {
  title: string
  body: Html
  status?: number
  lang?: string
  /** With 503: when it is worth asking again. */
  retryAfterSeconds?: number
}

/** The hash by which the policy allows the one style sheet, made once. */
let cssHash: Promise<string> | undefined

/** A page that a Worker renders: for one person's eyes, so nobody keeps or indexes it. It needs no script. */
export async function document({ title, body, status = 200, lang = 'en-AU', retryAfterSeconds }: DocumentOptions): Promise<Response> {
  cssHash ??= hashOf(PAGE_CSS)
  const text = html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title><link rel="icon" href="data:,">
<style>${raw(PAGE_CSS)}</style></head><body>${body}</body></html>
`
  return new Response(String(await text), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy': contentSecurityPolicy({ scripts: [], styles: [await cssHash] }),
    },
  })
}

const hashOf = async (text: string): Promise<string> => `sha256-${btoa(String.fromCharCode(...(await sha256(text))))}`
