import { NEXT_FREE_DAYS, NEXT_FREE_KEPT_SECONDS, READ_RETRY_SECONDS } from '../../../tenants/contract/limits.ts'
import type { NextFree } from '../../../tenants/contract/next-free.ts'
import { cityName } from '../../../tenants/contract/words/city-names.ts'
import { placesOf } from '../../http/place-of.ts'
import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { currentRules, isOfThisHome } from './current-rules.ts'
import { findFreeTimes } from './find-free-times.ts'

/** Each tenant's last answer: pages ask for it, and there are many of them. Of a draft none is kept: it would be told on her live site. */
const kept = new Map<string, { at: number; found: NextFree }>()

/** GET /_/next-free[?lang=…]: the first start that a request for the first service would be taken for, wherever she is. */
export async function answerNextFree(context: SiteContext): Promise<Response> {
  const at = context.now.getTime()
  const last = context.manifest.draft ? undefined : kept.get(context.manifest.tenantId)
  const isOver = last === undefined || at < last.at || at >= last.at + NEXT_FREE_KEPT_SECONDS * 1000
  const found = isOver ? await findNextFree(context) : last.found
  if (found === undefined) return new Response(null, { status: 503, headers: { 'Retry-After': String(READ_RETRY_SECONDS) } })
  if (isOver && !context.manifest.draft && found !== NOT_YET) kept.set(context.manifest.tenantId, { at, found })
  const { locale } = pickLanguage(context.manifest, context.url.searchParams.get('lang'))
  const told = found.city === undefined ? found : { ...found, city: cityName(found.city, locale) }
  return Response.json(told, { headers: { 'Cache-Control': `public, max-age=${NEXT_FREE_KEPT_SECONDS}` } })
}

/** Her page says one home, and her rules still another: a time of that one would be told as hers. */
const NOT_YET: NextFree = {}

/** Undefined where the database is away. */
async function findNextFree(context: SiteContext): Promise<NextFree | undefined> {
  const found: { start: string; city: string }[] = []
  const rules = await currentRules(context)
  if (!isOfThisHome(context.manifest, rules)) return NOT_YET
  for (const city of placesOf(rules)) {
    const free = await findFreeTimes(context, { days: NEXT_FREE_DAYS, city })
    if (free === undefined) return undefined
    const day = free.days.find(({ starts }) => starts.length > 0)
    if (day) found.push({ start: `${day.date}T${day.starts[0]}`, city })
  }
  // Of two cities the earlier by their own clocks, which is the earlier day in all but the last hours of one.
  return found.sort((a, b) => (a.start < b.start ? -1 : 1))[0] ?? {}
}
