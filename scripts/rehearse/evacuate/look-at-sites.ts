import { healthPath, readyPath } from '../../../tenants/contract/urls.ts'
import { proxied } from '../../test-support/proxied.ts'

/** What a visitor gets there and here; ready says that a request would reach PostgreSQL. */
export async function lookAtSites(hosts: readonly string[], old: number, now: number): Promise<string> {
  for (const host of hosts) {
    const ready = await proxied(now, { host, path: readyPath() })
    if (ready.status !== 200) throw new Error(`${host} is not ready: ${ready.text}`)
    const [there, here] = await Promise.all([old, now].map((port) => proxied(port, { host, path: '/privacy' })))
    if (here?.status !== 200 || here.text !== there?.text) throw new Error(`${host} has another page here.`)
  }
  return `${hosts.length} hosts ready; pages are the same byte for byte`
}

/** Hosts whose requests are taken, with nothing left in an outbox. */
export async function countWell(hosts: readonly string[], port: number): Promise<number> {
  const answers = await Promise.all(hosts.map((host) => proxied(port, { host, path: healthPath() })))
  return answers.filter(({ status, text }) => status === 200 && /"waiting":0/.test(text) && /"dead":0/.test(text)).length
}
