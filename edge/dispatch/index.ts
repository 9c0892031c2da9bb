import { PLATFORM_DOMAIN, siteWorkerName } from '../../tenants/contract/urls.ts'
import { answerFailure } from '../http/answer-failure.ts'
import { findSlug } from './find-slug.ts'

/** As Workers for Platforms says that there is no such Worker: when it is asked, not when it is named. */
const NO_WORKER = /^Worker not found/

/**
 * Stands before all sites of a namespace and hands each request, as it came, to the Worker of its host, the same script as ever. It reads nothing of a request but the host,
 * keeps nothing of it, and answers nothing of its own.
 */
export default {
  async fetch(request, env) {
    const { hostname } = new URL(request.url)
    // A route for every host of the zone comes before the domain that the platform has.
    if (hostname === PLATFORM_DOMAIN) return env.PLATFORM.fetch(request)
    const slug = await findSlug(hostname, env.HOSTS, Date.now())
    if (slug === undefined) return answerNobody(request, env)
    try {
      return await env.SITES.get(siteWorkerName(slug)).fetch(request)
    } catch (error) {
      if (error instanceof Error && NO_WORKER.test(error.message)) return answerNobody(request, env)
      return answerFailure('dispatch_error', { tenant: slug, error })
    }
  },
} satisfies ExportedHandler<DispatchEnv>

/** The platform's answer for any host that it does not know, whatever was asked: it is handed the address alone, because a body may have been read by now. */
const answerNobody = ({ url, method }: Request, { PLATFORM }: DispatchEnv): Promise<Response> =>
  PLATFORM.fetch(url, { method: method === 'HEAD' ? 'HEAD' : 'GET' })
