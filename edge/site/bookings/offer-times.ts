import type { SiteContext } from '../context.ts'
import { findFreeTimes } from './find-free-times.ts'
import { parseBookingBody } from './parse-booking-body.ts'
import { renderFormAgain } from './render-form-again.ts'

const DAYS = 21

/** POST /_/availability from the form, without JavaScript: the form again with free times to choose from. By POST, because it has a name in it. */
export async function offerTimes(context: SiteContext): Promise<Response> {
  const { raw } = await parseBookingBody(context.request)
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined)
  const hours = Number(text('hours'))
  const found = await findFreeTimes(context, {
    days: DAYS,
    from: text('startsAt')?.slice(0, 10),
    service: text('service'),
    hours: Number.isFinite(hours) && hours > 0 ? hours : undefined,
    city: text('city'),
  })
  return renderFormAgain(context, { raw, offered: found ?? { days: [] } })
}
