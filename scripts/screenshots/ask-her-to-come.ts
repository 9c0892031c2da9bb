import type { Sql } from 'postgres'
import { confirmTourRequests } from '../../db/queries/seed-history.ts'
import { tourRequestPath } from '../../tenants/contract/urls.ts'
import { requestSite } from '../test-support/request-site.ts'

const PEOPLE = [
  { city: 'Perth', name: 'Wanda', when: 'Early March', service: 'dinner', hours: '3', message: 'Dinner by the river, and a walk.' },
  { city: 'Perth', name: 'Theo', when: 'any weekend in April', service: 'theatre', hours: '4', message: '' },
  { city: 'Darwin', name: 'Sam', when: 'May', service: 'dinner', hours: '4', message: '' },
]

/** People in cities where she does not go, who have asked on her site and said that it was them. */
export async function askHerToCome(sql: Sql, { tenantId, port }: { tenantId: string; port: number }): Promise<void> {
  for (const [index, person] of PEOPLE.entries()) {
    const body = new URLSearchParams({ ...person, email: `asks-${index}@example.com` }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await requestSite({ port, slug: tenantId, path: tourRequestPath(), method: 'POST', headers, body })
  }
  await confirmTourRequests(sql, tenantId)
}
