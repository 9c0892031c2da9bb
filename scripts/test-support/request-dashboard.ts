import { inject } from 'vitest'
import { requestSite } from './request-site.ts'

/** A request to the platform's own host, by GET or with a form, with the cookie of whoever is signed in. */
export const requestDashboard = (
  path: string,
  {
    cookie,
    form,
    headers = {},
    port = inject('port'),
  }: { cookie: string; form?: Record<string, string>; headers?: Record<string, string>; port?: number },
) =>
  requestSite({
    port,
    path,
    headers: { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
    ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
  })
