import * as z from 'zod'

export const tenant = z.string().describe('Slug of a tenant, e.g. "claire"; list_tenants gives them')
