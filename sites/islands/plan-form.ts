import { formPlaces } from '../../tenants/contract/form-places.ts'
import { bookableServices } from '../../tenants/contract/prices.ts'
import { cityName } from '../../tenants/contract/words/city-names.ts'
import { fill, formWords, type Language, type Words } from '../../tenants/contract/words/words.ts'
import type { Site } from '../context.ts'
import { type BookingFormProps, citiesOf, servicesIn } from './form-props.ts'

/** Pure. */
export function planForm({ site: { config, tour }, words }: { site: Pick<Site, 'config' | 'tour'>; words: Words }): BookingFormProps {
  const { tenant, content } = config
  const { booking, locale, currency } = tenant
  const places = formPlaces({ ...tenant, tour })
  const services = bookableServices(content)
  return {
    services,
    places,
    cityNames: Object.fromEntries(
      citiesOf(places).flatMap((city) => (cityName(city, locale) === city ? [] : [[city, cityName(city, locale)]])),
    ),
    cityOptions: tellOptions({ services, places }, { locale, words }),
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

/** `Melbourne (Dinner only)`: without its script the form offers every service everywhere. */
function tellOptions(offer: Pick<BookingFormProps, 'services' | 'places'>, { locale, words }: Language): Record<string, string> {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return Object.fromEntries(
    citiesOf(offer.places).flatMap((city) => {
      const there = servicesIn(offer, city)
      if (there.length === offer.services.length) return []
      const names = list.format(there.map(({ name }) => name))
      return [[city, fill(words.form.cityServices, { city: cityName(city, locale), services: names })]]
    }),
  )
}
