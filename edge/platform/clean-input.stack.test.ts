import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { loadLocalSecrets } from '../../scripts/runtime/local-secrets.ts'
import { postBooking } from '../../scripts/test-support/post-booking.ts'
import { requestSite } from '../../scripts/test-support/request-site.ts'
import { routesOf } from '../../scripts/test-support/routes-of.ts'
import { signInAs } from '../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../scripts/test-support/start-in-days.ts'
import { requestPath } from '../../tenants/contract/urls.ts'
import { signRequest } from './keys/request-link.ts'

// Every route of the platform, as the app lists them, and every name that its code reads: a new one is tested by being there.

const ROUTES = [...new Map((await routesOf('platform')).filter(isHandler).map((each) => [`${each.method} ${each.path}`, each])).values()]
const NAMES = await namesInSource()
/** As they stand in an address or a form. */
const BYTES = ['a%00b', '%ed%a0%80']

let sql: Sql
let reference: string
let mailToken: string
let cookie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('claire', sql)
  reference = (await postBooking('claire', { startsAt: startInDays(480), email: 'bytes@example.com' })).body.reference
  const { linkSecret } = await loadLocalSecrets(inject('dataDir'))
  mailToken = await signRequest(linkSecret, { tenantId: 'claire', reference, holder: 'companion' })
})
afterAll(() => sql.end())

describe('NUL and half a surrogate pair', () => {
  it('are sent to every route and under every name', () => {
    expect(ROUTES.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'POST /requests/:token',
        'GET /dashboard/requests/:reference',
        'POST /sign-in',
        'GET /operator/dead/:tenant',
      ]),
    )
    expect(NAMES).toEqual(
      expect.arrayContaining(['to', 'do', 'transfer', 'on', 'q', 'about', 'from', 'email', 'code', 'reference', 'words']),
    )
  })

  it.each(ROUTES)('break nothing in the path of $method $path', async ({ method, path }) => {
    for (const bytes of path.includes(':') ? BYTES : []) {
      const { status, text } = await send(method, path.replace(/:\w+(\{[^}]*\})?/g, bytes))
      expect(status, `${path} ${bytes}`).toBeLessThan(500)
      if (bytes.includes('%00')) expect([status, /<h1|Not found/.test(text) || method === 'HEAD']).toEqual([404, true])
    }
  })

  it.each(ROUTES)('break nothing in the query and the form of $method $path', async ({ method, path }) => {
    for (const bytes of BYTES) {
      const fields = NAMES.map((name) => `${name}=${bytes}`).join('&')
      const { status } = await send(method, `${withIds(path)}?${fields}`, method === 'GET' ? undefined : fields)
      expect(status, `${path} ${bytes}`).toBeLessThan(500)
    }
  })

  it.each(['change', 'offer', 'notes', 'step', 'unstep', 'block', 'unblock'])('break nothing in a form that says %s', async (deed) => {
    const others = NAMES.filter((name) => !['do', 'kind', 'amount', 'on'].includes(name))
    for (const bytes of BYTES)
      for (const path of [`/dashboard/requests/${reference}`, requestPath(mailToken)]) {
        const fields = others.map((name) => `${name}=${bytes}`).join('&')
        const { status } = await send('POST', path, `do=${deed}&kind=deposit&amount=300&on=2026-12-04&${fields}`)
        expect(status, `${path} ${bytes}`).toBeLessThan(500)
      }
  })

  it('are kept as the sign for what cannot be read', async () => {
    const page = `/dashboard/requests/${reference}`
    expect((await send('POST', page, 'do=step&kind=deposit&amount=300&on=2026-12-04&transfer=PayID+a%00b')).status).toBe(303)
    expect((await send('GET', page)).text).toContain('PayID a\ufffdb')
  })
})

function isHandler({ method, path }: { method: string; path: string }): boolean {
  return method !== 'ALL' && !path.includes('*') && path !== '/sign-out'
}

/** Of a route whose ids are real, so that what follows them is read. */
function withIds(route: string): string {
  return route
    .replace('/requests/:token', requestPath(mailToken))
    .replace(':reference', reference)
    .replace(/:\w+(\{[^}]*\})?/g, 'x')
}

async function send(method: string, path: string, form?: string): Promise<{ status: number; text: string }> {
  const body = method === 'GET' ? {} : { body: form ?? '' }
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await requestSite({ port: inject('port'), path, method, headers, ...body })
  return { status: answer.status, text: await answer.text() }
}

/** `weekly` alone is left out: it would change what others test, and is compared with "yes". */
async function namesInSource(): Promise<string[]> {
  const names = new Set<string>()
  for await (const file of glob('**/*.{ts,tsx}', { cwd: import.meta.dirname, exclude: ['**/*.test.*'] })) {
    const source = await readFile(path.join(import.meta.dirname, file), 'utf8')
    for (const [, name] of source.matchAll(/\b(?:get|getAll|has|text|field|asked|query)\('(\w+)'\)/g)) names.add(name as string)
    for (const [, name] of source.matchAll(/ name="(\w+)"/g)) names.add(name as string)
  }
  return [...names].filter((name) => name !== 'weekly')
}
