import { selectBookingRules } from '../../../../db/queries/booking-rules.ts'
import { answerTourRequests, blockAsking } from '../../../../db/queries/tour-requests.ts'
import { TOUR_REQUESTS_SHOWN_MAX } from '../../../../tenants/contract/limits.ts'
import { askedCitiesPath } from '../../../../tenants/contract/urls.ts'
import { nextLegs } from '../../../http/next-legs.ts'
import { seeOther } from '../../../http/see-other.ts'
import { tourPath } from '../../diary/tour/leg-path.ts'
import { sendDueMails } from '../../mail/send-due-mails.ts'
import { inTenant } from '../../postgres/in-tenant.ts'

interface Answering {
  tenantId: string
  form: FormData
  now: Date
  waitUntil: (work: Promise<unknown>) => void
}

/** "Block" beside somebody who asks: nobody is told. */
export async function blockAsked(env: PlatformEnv, { tenantId, reference }: { tenantId: string; reference: string }): Promise<Response> {
  const isBlocked = await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => blockAsking(tx, tenantId, reference))
  return seeOther(askedCitiesPath() + (isBlocked ? '?said=blocked' : ''))
}

/** Tells those who asked for a city that she comes, each once. Where she has no dates there (any more), nobody is told. */
export async function answerAsked(env: PlatformEnv, { tenantId, form, now, waitUntil }: Answering): Promise<Response> {
  const city = String(form.get('city') ?? '')
  const told = await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const rules = await selectBookingRules(tx, tenantId)
    const isComing = nextLegs(rules?.tour ?? [], now).some((leg) => leg.city === city)
    return isComing ? answerTourRequests(tx, tenantId, { city, limit: TOUR_REQUESTS_SHOWN_MAX }) : 0
  })
  if (told > 0) waitUntil(sendDueMails(env))
  const page = form.get('back') === tourPath() ? tourPath() : askedCitiesPath()
  return seeOther(`${page}?told=${told}`)
}
