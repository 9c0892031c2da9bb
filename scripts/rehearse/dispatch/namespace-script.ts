/**
 * A dispatch namespace in workerd: Miniflare's own is a line to a real one at Cloudflare, and nothing of that runs on a laptop. Workers are those that it is bound to by their names, or,
 * where it has a loader, made when they are first asked for from what `CODE` has of them, as Cloudflare does it. A name that it does not have is said to be missing when it is
 * asked, in Cloudflare's words. https://developers.cloudflare.com/cloudflare-for-platforms/workers-for-platforms/configuration/dynamic-dispatch/
 */
export const NAMESPACE_SCRIPT = `
import { RpcTarget, WorkerEntrypoint } from 'cloudflare:workers'

class Site extends RpcTarget {
  #worker
  constructor(worker) {
    super()
    this.#worker = worker
  }
  async fetch(request) {
    if (this.#worker === undefined) throw new Error('Worker not found.')
    return (await this.#worker()).fetch(request)
  }
}

export class Files extends WorkerEntrypoint {
  async fetch(request) {
    const { pathname } = new URL(request.url)
    return this.env.CODE.fetch('http://disk/' + this.ctx.props.name + '/site' + pathname)
  }
}

export class Namespace extends WorkerEntrypoint {
  async get(name) {
    const { LOADER, CODE } = this.env
    if (LOADER === undefined) return new Site(Object.hasOwn(this.env, name) ? () => this.env[name] : undefined)
    const found = await CODE.fetch('http://disk/' + encodeURIComponent(name) + '/manifest.json')
    if (!found.ok) return new Site(undefined)
    const manifest = await found.text()
    const load = async () => ({
      compatibilityDate: this.env.COMPATIBILITY_DATE,
      mainModule: 'index.js',
      modules: { 'index.js': this.env.SCRIPT, 'manifest.json': { text: manifest } },
      env: { ...this.env.BINDINGS, ASSETS: this.ctx.exports.Files({ props: { name } }) },
    })
    return new Site(async () => LOADER.get(name, load).getEntrypoint())
  }
}

export default { fetch: () => new Response(null, { status: 404 }) }
`
