import type { ParsedMail } from 'mailparser'
import { inject } from 'vitest'
import { requestSite } from './request-site.ts'

export const linkIn = (mail: ParsedMail, pattern: RegExp) => pattern.exec(mail.text ?? '')?.[1] as string

/** Follows a link of a mail as a browser would, by GET or with a form. */
export function followLink(link: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const { hostname, pathname, search } = new URL(link)
  const slug = hostname === 'localhost' ? '' : hostname.replace('.localhost', '')
  const post =
    form === undefined
      ? { headers }
      : {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        }
  return requestSite({ port: inject('port'), slug, path: pathname + search, ...post })
}
