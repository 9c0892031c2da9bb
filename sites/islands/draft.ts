import { citySlug } from '../../tenants/contract/urls.ts'
import { type BookingFormProps, type FormService, servicesIn } from './form-props.ts'

type Offer = Pick<BookingFormProps, 'services' | 'places'>

/** What of the form decides hours, price and free times. */
export interface Draft {
  service: string
  hours: number
  /** The visitor has chosen the hours: another service keeps them where it can. */
  isOwnHours: boolean
  city: string
  /** `2026-12-04T19:00`; '' for none yet. */
  startsAt: string
  hasAddress: boolean
  /** The start that was chosen last in each city that was left: it is had again where the visitor comes back. */
  left?: Record<string, string> | undefined
  /** The service that was chosen, while a city is that does not have it. */
  wanted?: string | undefined
  /** Something was written about who asks, which is kept nowhere. */
  hasWritten?: boolean
  /** And it is gone, as after a reload. */
  isUnkept?: boolean
}

/** The draft after one field has changed; the same object where the field decides nothing. Pure. */
export function nextDraft(before: Draft, { name, value }: { name: string; value: string }, offer: Offer): Draft {
  switch (name) {
    case 'service':
      return withService({ ...before, service: value, wanted: undefined }, offer.services)
    case 'hours':
      return { ...before, hours: Number(value), isOwnHours: true }
    case 'city':
      return inCity(moveTo(value, before), offer)
    case 'startsAt':
      return { ...before, startsAt: value }
    case 'address': {
      const hasAddress = value.trim() !== ''
      return hasAddress === before.hasAddress ? before : { ...before, hasAddress }
    }
    case 'name':
    case 'email':
    case 'phone':
    case 'message':
      return before.hasWritten ? before : { ...before, hasWritten: true }
    default:
      return before
  }
}

/** In another city, with the start that is chosen; where none is, with the one that was chosen there before. The calendar gives up what is not free. */
function moveTo(city: string, before: Draft): Draft {
  const left = before.startsAt === '' ? before.left : { ...before.left, [before.city]: before.startsAt }
  return { ...before, city, startsAt: before.startsAt || (left?.[city] ?? ''), left }
}

/** The hours that a service has: those that the visitor chose where it can be had for so long, its usual ones otherwise. */
export function withService(draft: Draft, services: readonly FormService[]): Draft {
  const service = services.find(({ id }) => id === draft.service)
  if (!service || (draft.isOwnHours && draft.hours >= service.hoursMin)) return draft
  return { ...draft, hours: service.hours, isOwnHours: false }
}

/** The draft where she can be met now: a city that is gone from her tour cannot stay chosen, as it is gone from the field. Pure. */
export const inPlaces = (draft: Draft, offer: Offer): Draft =>
  inCity(offer.places.some(({ city }) => city === draft.city) ? draft : { ...draft, city: offer.places[0]?.city ?? '' }, offer)

/** A service that cannot be had there gives way to the first that can, as it does in the field, and comes back where it can be had. */
function inCity(draft: Draft, offer: Offer): Draft {
  const there = servicesIn(offer, draft.city)
  const has = (service: string) => there.some(({ id }) => id === service)
  const wanted = draft.wanted ?? draft.service
  if (has(wanted)) return wanted === draft.service ? draft : withService({ ...draft, service: wanted, wanted: undefined }, there)
  return has(draft.service) ? draft : withService({ ...draft, service: there[0]?.id ?? '', wanted }, there)
}

/**
 * What stands in the fields when the script arrives: chosen or typed before it, kept by the browser over a reload, or, in fields that nobody has touched, `kept` from
 * before the visitor left this page, or named by the link that led here (`/booking?service=dinner&city=Brisbane`).
 */
export function readDraft(form: HTMLFormElement, { search, kept }: { search: string; kept: Draft | null }, offer: Offer): Draft {
  const { services, places } = offer
  const asked = new URLSearchParams(kept ? { service: kept.service, hours: String(kept.hours), city: kept.city } : search)
  // By the visitor: what a link chooses is not touched yet, whether the page came with it or it is chosen here.
  const [hasService, hasHours] = ['service', 'hours'].map((name) => isTouched(selectOf(form, name)))
  for (const name of ['service', 'hours', 'city']) choose(selectOf(form, name), asked.get(name))
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '')
  const draft = {
    service: text('service'),
    hours: Number(text('hours')),
    // What Back has brought again is touched too.
    isOwnHours: kept && kept.hours === Number(text('hours')) ? kept.isOwnHours : hasHours === true,
    // There is no field where there is one city.
    city: text('city') || (places[0]?.city ?? ''),
    startsAt: text('startsAt') || (kept?.startsAt ?? ''),
    hasAddress: text('address').trim() !== '',
    left: kept?.left,
    wanted: kept?.wanted,
    ...(kept?.hasWritten ? { hasWritten: true, isUnkept: `${text('name')}${text('email')}` === '' } : {}),
  }
  const isByLink = !hasService && !hasHours && asked.get('hours') === text('hours')
  // A line of her prices leads here with its hours: they hold until another service is chosen.
  const own = { ...withService({ ...draft, isOwnHours: draft.isOwnHours || isByLink }, services), isOwnHours: draft.isOwnHours }
  return inCity(own, offer)
}

function selectOf(form: HTMLFormElement, name: string): HTMLSelectElement | undefined {
  const control = form.elements.namedItem(name)
  return control instanceof HTMLSelectElement ? control : undefined
}

/** Whether something else is chosen than the page came with. */
function isTouched(select: HTMLSelectElement | undefined): boolean {
  if (!select) return false
  const options = [...select.options]
  return (
    select.selectedIndex !==
    Math.max(
      0,
      options.findIndex(({ defaultSelected }) => defaultSelected),
    )
  )
}

function choose(select: HTMLSelectElement | undefined, value: string | null): void {
  if (!select || value === null || isTouched(select)) return
  const option = [...select.options].find((each) => each.value === value || citySlug(each.value) === citySlug(value))
  if (option) select.value = option.value
}
