import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PLATFORM_DOMAIN, readyPath, tenantHost } from '../../../tenants/contract/urls.ts'
import { loadTenant } from '../../../tenants/load/load-tenant.ts'
import { expectTenants } from '../../command-line/known-tenant.ts'
import { ROOT } from '../../command-line/root.ts'
import { proxied } from '../../test-support/proxied.ts'
import { startMailServer } from '../../test-support/start-mail-server.ts'
import { type Serve, startServe } from '../../test-support/start-serve.ts'
import { type Finding, finding } from '../finding.ts'
import { type FoundServer, findServer, MAJORS } from '../postgres/find-server.ts'
import { makeManagedPostgres } from '../postgres/make-managed-postgres.ts'
import { HOW_TO_INSTALL, hasCaddy, startCaddy } from '../start-caddy.ts'
import { checkUnits, HOW_TO_INSTALL_SYSTEMD } from './check-units.ts'
import { lookByBrowser } from './look-by-browser.ts'
import { lookByProtocol } from './look-by-protocol.ts'

export interface OneMachine {
  findings: Finding[]
  /** A sentence for each part that this machine has not. */
  skipped: string[]
}

/** docs/one-machine.md, stood up on the loopback and taken down again. */
export async function rehearseOneMachine(slug: string, say: (sentence: string) => void): Promise<OneMachine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'one-machine-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    return await standUp(folder, { slug, stops, say })
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

async function standUp(
  folder: string,
  { slug, stops, say }: { slug: string; stops: (() => Promise<unknown>)[]; say: (sentence: string) => void },
): Promise<OneMachine> {
  await expectTenants(ROOT, [slug])
  const { tenant } = await loadTenant(path.join(ROOT, 'tenants', slug))
  const findings: Finding[] = []
  const skipped: string[] = []
  const units = await checkUnits()
  if (units) findings.push(units)
  else skipped.push(HOW_TO_INSTALL_SYSTEMD)
  const server = await debianServer()
  if (!server) skipped.push('PostgreSQL of Debian is not installed here (apt-get install postgresql): the embedded one instead.')
  const managed = server && (await makeManagedPostgres(folder, server, { isEncrypted: false }))
  if (managed) stops.push(managed.stop)
  const smtp = await startMailServer()
  stops.push(smtp.stop)
  say('Building and starting the platform …')
  const started = performance.now()
  const serve = await startServe({
    flags: ['--production'],
    env: { SMTP_URL: smtp.url, ...(managed ? { DATABASE_URL: managed.ownerUrl } : {}) },
  })
  stops.push(serve.stop)
  findings.push(
    { what: 'PostgreSQL', found: server ? `${server.major} of Debian` : 'the embedded one', isRight: true },
    { what: 'platform, seconds until it is ready', found: ((performance.now() - started) / 1000).toFixed(1), isRight: true },
    finding('/_/ready of platform and site', await readyOf(serve, slug), '200 200'),
  )
  if (!hasCaddy()) return { findings, skipped: [...skipped, `${HOW_TO_INSTALL}. TLS, HTTP/2 and 3, compression, the browser.`] }
  const caddy = await startCaddy(folder, serve.port)
  stops.push(caddy.stop)
  findings.push(...(await lookByProtocol(caddy, tenantHost(slug))))
  say('Looking by a browser …')
  findings.push(...(await lookByBrowser(caddy, { slug, email: tenant.contact.email, mails: smtp.mails })))
  return { findings, skipped }
}

/** The newest one that is here. */
async function debianServer(): Promise<FoundServer | undefined> {
  const found = await Promise.all(MAJORS.map(findServer))
  return found.findLast((server) => server?.from === 'Debian')
}

async function readyOf({ port }: Serve, slug: string): Promise<string> {
  const answers = await Promise.all([PLATFORM_DOMAIN, tenantHost(slug)].map((host) => proxied(port, { host, path: readyPath() })))
  return answers.map(({ status }) => status).join(' ')
}
