import { dashboardPath, mySitePath } from '../../../tenants/contract/urls.ts'

interface Sent {
  method: string
  path: string
}

export const isSiteForm = ({ method, path }: Sent): boolean => method === 'POST' && path.startsWith(`${mySitePath()}/`)

/** Forms in which she writes: of her site, answers to clients, how a deposit is paid, what she blocks, the address of a calendar. */
export const isLongForm = (sent: Sent): boolean => isSiteForm(sent) || (sent.method === 'POST' && WRITTEN.test(sent.path))
const WRITTEN = new RegExp(`^${dashboardPath()}/(?:(?:requests|diary)/|(?:deposit|calendars)$)`)
