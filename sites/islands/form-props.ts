import type { FormPlace } from '../../tenants/contract/form-places.ts'
import type { Price } from '../../tenants/contract/prices.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'

// What the booking page hands to its form: all that it needs to tell hours, prices and places by itself. Made by plan-form.ts, which is not sent with the form.

export interface FormService {
  id: string
  name: string
  hours: number
  hoursMin: number
  prices: Price[]
}

export type { FormPlace }

export interface BookingFormProps {
  services: FormService[]
  /** Home first, then the legs by their first day. */
  places: FormPlace[]
  /** Her cities as the language of the page calls them, where that is another name. */
  cityNames: Record<string, string>
  /** Of a city where only some of it can be had: its name and what, for the list of cities. */
  cityOptions: Record<string, string>
  hoursMax: number
  noticeHours: number
  deposit: { percent: number } | undefined
  /** She asks clients to confirm their address. */
  confirmEmail: boolean
  /** Somebody in another city may ask her to come. */
  asksElsewhere: boolean
  responseTime: string
  locale: string
  currency: string
  /** In the language of the page. */
  words: FormWords
}

/** A city as the page's language calls it. What joined her tour since the page was built is told as she writes it. */
export const tellCity = ({ cityNames }: Pick<BookingFormProps, 'cityNames'>, city: string): string => cityNames[city] ?? city

/** What can be had in a city: everything, or what the legs there are for. */
export function servicesIn({ services, places }: Pick<BookingFormProps, 'services' | 'places'>, city: string): FormService[] {
  const there = places.filter((place) => place.city === city)
  const some = services.filter(({ id }) => there.some((place) => place.services?.includes(id) ?? true))
  return some.length > 0 ? some : services
}

/** Each city once, home first. */
export const citiesOf = (places: readonly FormPlace[]): string[] => [...new Set(places.map(({ city }) => city))]

/** Where a request for that city and day would be: the leg of that day, home, or the leg that is nearest before it. `day`: '' for none yet. */
export function placeFor(places: readonly FormPlace[], { city, day }: { city: string; day: string }): FormPlace {
  const there = places.filter((place) => place.city === city)
  const found =
    there.find(({ from = '', to = '' }) => from !== '' && from <= day && day <= to) ??
    there.find(({ from }) => from === undefined) ??
    there.filter(({ from = '' }) => from <= day).at(-1) ??
    there[0] ??
    places[0]
  if (!found) throw new Error('A form has at least her home.')
  return found
}
