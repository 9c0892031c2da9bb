import { tourRequestPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { renderAsk } from './ask-page.tsx'
import { type Asking, askToCome, readAskFacts } from './ask-to-come.ts'

interface Answering {
  asking: Asking
  /** By whom the form was sent; null: the page is only opened. */
  sent: { networkHash: string | null } | null
  now: Date
  /** Something was written down, with a mail. */
  onAsked: () => void
}

/** The page that asks her to come, and its form: after it the same address says that a mail is on its way, so that a reload sends nothing again. */
export async function answerAsk(env: PlatformEnv, tenantId: string, { asking, sent, now, onAsked }: Answering): Promise<Response> {
  const facts = await readAskFacts(env, tenantId, asking, now)
  const { place, locale } = facts
  if (!sent || place.kind !== 'asked') return renderAsk(facts)
  const answer = await askToCome(env, tenantId, { ...facts, place }, { ...sent, now })
  if (answer.outcome !== 'asked') return renderAsk(facts, answer)
  onAsked()
  return seeOther(`${tourRequestPath({ city: place.city, lang: locale })}&zone=${encodeURIComponent(place.timeZone)}&said=asked`)
}
