import { siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import type { SiteFacts } from './read-site.ts'

export const STATUS = { file: 'tenant.yaml', path: 'status' } as const

/** What her site is for her: one that she sets up has never been public, whatever keeps it closed. Else what it is once all is live that she has asked for: `active`, `preview`, `inactive`. */
export const statusOf = ({ base, shell }: Pick<SiteFacts, 'base' | 'shell'>): string =>
  shell.setUp === null ? String(siteValueOf(base, STATUS) ?? '') : 'preview'
