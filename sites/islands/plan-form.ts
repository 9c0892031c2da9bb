import { formPlaces } from '../../tenants/contract/form-places.ts'
import { bookableServices } from '../../tenants/contract/prices.ts'
import { cityName } from '../../tenants/contract/words/city-names.ts'
import { formWords, type Words } from '../../tenants/contract/words/words.ts'
import type { Site } from '../context.ts'
import { type BookingFormProps, citiesOf } from './form-props.ts'

/** Pure. */
export function planForm({ site: { config, tour }, words }: { site: Pick<Site, 'config' | 'tour'>; words: Words }): BookingFormProps {
  const { tenant, content } = config
  const { booking, locale, currency } = tenant
  const places = formPlaces({ ...tenant, tour })
  return {
    services: bookableServices(content),
    places,
    cityNames: Object.fromEntries(
      citiesOf(places).flatMap((city) => (cityName(city, locale) === city ? [] : [[city, cityName(city, locale)]])),
    ),
    hoursMax: booking.hoursMax,
    noticeHours: booking.noticeHours,
    deposit: booking.deposit && { percent: booking.deposit.percent },
    confirmEmail: booking.confirmEmail,
    asksElsewhere: booking.tourRequests === true,
    responseTime: tenant.contact.responseTime ?? words.booking.soon,
    locale,
    currency,
    words: formWords(words),
  }
}
