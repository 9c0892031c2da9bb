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
  }: { cookie: string; form?: Record<string, string> | [string, string][]; headers?: Record<string, string>; port?: number },
) =>
  requestSite({
    port,
    path,
    headers: { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...headers },
    ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
  })

/** A form, sent as a browser does, and what the page says then. Fields may come more than once. */
export async function sendForm(cookie: string, path: string, fields: [string, string][]): Promise<{ status: number; text: string }> {
  const response = await requestDashboard(path, { cookie, form: fields })
  const location = response.headers.get('location')
  const shown = location === null ? response : await requestDashboard(location, { cookie })
  return { status: response.status, text: await shown.text() }
}
