import { tenantHost } from '../../tenants/contract/urls.ts'
import { tenantKey } from '../runtime/local-secrets.ts'

/** What opens the preview of a tenant: the same for every upload, and another for every tenant. Without the secret, as in a dry run: of no use. */
export const accessKey = ({ PREVIEW_SECRET = '' }: { PREVIEW_SECRET?: string }, slug: string): string =>
  tenantKey(PREVIEW_SECRET, 'access', slug).slice(0, 32)

export const previewLink = (environment: { PREVIEW_SECRET?: string }, slug: string): string =>
  `https://${tenantHost(`preview-${slug}`)}/?key=${accessKey(environment, slug)}`
