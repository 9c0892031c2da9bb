import type { TourLeg } from '../../tenants/contract/policy.ts'
import { fill, type Words } from '../../tenants/contract/words/words.ts'
import type { PageContext } from '../context.ts'

/** Where she can be met on a leg: `Incall and outcall`. */
export function tellPlaces({ incall, outcall }: Pick<TourLeg, 'incall' | 'outcall'>, { tour }: Words): string {
  if (incall && outcall) return tour.both
  return incall ? tour.incall : tour.outcall
}

/** As a sentence: `Incall and outcall.`; where only some of what she offers can be had there, `Outcall. Dinner date only.` */
export function sayPlaces(
  leg: Pick<TourLeg, 'incall' | 'outcall' | 'services'>,
  { site, words }: Pick<PageContext, 'site' | 'words'>,
): string {
  const places = fill(words.page.sentence, { text: tellPlaces(leg, words) })
  return `${places} ${sayServices(leg, { site, words })}`.trim()
}

/** `Dinner date only.`; '' where everything can be had. */
export function sayServices({ services = [] }: Pick<TourLeg, 'services'>, { site, words }: Pick<PageContext, 'site' | 'words'>): string {
  const { tenant, content } = site.config
  const names = content.services.filter(({ id }) => services.includes(id)).map(({ name }) => name)
  const list = new Intl.ListFormat(tenant.locale, { type: 'conjunction' }).format(names)
  return names.length === 0 ? '' : fill(words.tour.only, { services: list })
}
