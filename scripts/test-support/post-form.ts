import { inject } from 'vitest'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { freshAddress, requestSite } from './request-site.ts'

/** Sends the booking form of claire as a browser does without its script, as somebody new each time. */
export const postForm = (
  fields: { startsAt: string } & Record<string, string>,
  headers: Record<string, string> = {},
  path = bookingsPath(),
) =>
  requestSite({
    ...{ port: inject('port'), slug: 'claire', path, method: 'POST' },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'cf-connecting-ip': freshAddress(), ...headers },
    body: new URLSearchParams({ name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: '3', ...fields }).toString(),
  })
