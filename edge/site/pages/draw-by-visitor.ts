import { DRAW_WAIT_MS_MAX } from '../../../tenants/contract/limits.ts'
import type { SiteContext } from '../context.ts'
import { type Draws, planDraws } from '../variants/plan-draws.ts'
import { identifyVisitor } from '../visits/identify-visitor.ts'

/**
 * Draws that follow from who the visitor is today, under the day's salt: two first requests at once draw one variant, and without cookies a page
 * stays the same at each load. The id goes no further than this. Where it is not to be had at once, chance draws: no page waits for it.
 */
export async function drawByVisitor(context: SiteContext, experiments: readonly string[]): Promise<Draws> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, DRAW_WAIT_MS_MAX, undefined)
  const known = context.request.headers.has('cf-connecting-ip')
  const ids = known ? await Promise.race([identifyVisitor(context).catch(() => undefined), late]) : undefined
  clearTimeout(timer)
  return ids === undefined ? () => context.random : planDraws(ids.visitorId, experiments)
}
