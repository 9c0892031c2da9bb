import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { answer } from './answer.ts'

export interface DigitalOcean {
  /** Undefined: the tools say what to set. */
  token: string | undefined
  url: string
}

const TIMEOUT_MS = 10_000
/** Reading calls of https://docs.digitalocean.com/reference/api/: tool -> path and what it lists. */
const TOOLS: Record<string, { path: string; key: string; description: string }> = {
  list_apps: { path: '/v2/apps', key: 'apps', description: 'Apps of the DigitalOcean account' },
  list_droplets: { path: '/v2/droplets', key: 'droplets', description: 'Droplets of the DigitalOcean account' },
  list_domains: { path: '/v2/domains', key: 'domains', description: 'Domains of the DigitalOcean account' },
  list_databases: {
    path: '/v2/databases',
    key: 'databases',
    description: 'Managed databases of the DigitalOcean account, without passwords',
  },
  get_account: { path: '/v2/account', key: 'account', description: 'The DigitalOcean account itself' },
}

export function registerDigitalOcean(server: McpServer, { token, url }: DigitalOcean): void {
  for (const [name, { path, key, description }] of Object.entries(TOOLS))
    server.registerTool(name, { description, annotations: { readOnlyHint: true, openWorldHint: true } }, () =>
      answer(async () => {
        if (!token) throw new Error('Set DIGITALOCEAN_TOKEN to a token that may read the account.')
        return readAll({ token, url }, { path, key })
      }),
    )
}

/** All pages of a list, or one object. */
async function readAll({ token, url }: { token: string; url: string }, { path, key }: { path: string; key: string }): Promise<unknown> {
  const items: unknown[] = []
  for (let next: string | undefined = `${url}${path}?per_page=100`; next !== undefined; ) {
    const response: Response = await fetch(next, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok)
      throw new Error(`DigitalOcean answered ${response.status}${response.status === 401 ? ': the token is not valid' : ''}.`)
    const body = (await response.json()) as Record<string, unknown> & { links?: { pages?: { next?: string } } }
    const value = body[key]
    if (!Array.isArray(value)) return value ?? []
    items.push(...(value as unknown[]))
    next = body.links?.pages?.next
  }
  return items
}
