import type { Locators, TenantConfig } from './load-tenant.ts'
import type { HerProblem } from './problem.ts'

/** Durations, prices and places that are each well written and contradict each other: a form that offers what is then refused, a price that is another. */
export function checkBookingSense(config: TenantConfig, locate: Locators): HerProblem[] {
  return [...durations(config, locate), ...priceLines(config, locate), ...doublePrices(config, locate), ...places(config, locate)]
}

function durations({ tenant, content }: TenantConfig, locate: Locators): HerProblem[] {
  const { hoursMax } = tenant.booking
  return content.services.flatMap(({ id, hours, hoursMin }, index): HerProblem[] => {
    if (hoursMin > hours)
      return [
        {
          ...locate.content(['services', index, 'hours']),
          got: `${id} takes ${hours} hours as a rule and ${hoursMin} at least`,
          expected: 'a usual duration that is not shorter than the shortest',
          fix: `Raise "hours" to ${hoursMin} or lower "hoursMin" to ${hours}.`,
          words: `The usual length is shorter than the shortest booking. Make it at least ${hoursMin} hours, or the shortest booking shorter.`,
        },
      ]
    if (hours <= hoursMax) return []
    return [
      {
        ...locate.content(['services', index, 'hours']),
        got: `${hours} hours for ${id}, while a booking lasts ${hoursMax} at most (booking.hoursMax in tenant.yaml)`,
        expected: `at most ${hoursMax}`,
        fix: `Lower "hours", or raise "hoursMax" to ${hours}.`,
        words: `A booking lasts ${hoursMax} hours at most, so this can’t take ${hours}. Shorten it.`,
      },
    ]
  })
}

/** Lines of the price lists, with where they stand. */
const linesOf = ({ content }: TenantConfig) =>
  content.rates.flatMap(({ items }, group) => items.map((item, index) => ({ item, path: ['rates', group, 'items', index] as const })))

function priceLines(config: TenantConfig, locate: Locators): HerProblem[] {
  const known = config.content.services.map(({ id }) => id)
  return linesOf(config).flatMap(({ item: { hours, services = [] }, path }): HerProblem[] => {
    const unknown = services.find((id) => !known.includes(id))
    if (unknown !== undefined)
      return [
        {
          ...locate.content([...path, 'services']),
          got: `"${unknown}", which is no service`,
          expected: `ids of services: ${known.join(', ')}`,
          fix: 'Correct the id or remove it.',
          words: 'A line of your rates is for a service that is no longer there. Choose which services it is for.',
        },
      ]
    if (services.length === 0 || hours !== undefined) return []
    return [
      {
        ...locate.content([...path, 'services']),
        got: 'services, and no hours',
        expected: 'the duration that the price is for',
        fix: 'Add "hours", e.g. hours: 2, or remove "services".',
        words: 'A line of your rates names services, but no length. Say for how many hours the price is.',
      },
    ]
  })
}

/** Two prices for one service and duration: nobody could say which a request has. */
function doublePrices(config: TenantConfig, locate: Locators): HerProblem[] {
  const lines = linesOf(config)
  return config.content.services.flatMap(({ id, hours: usual, price }, index): HerProblem[] => {
    const own = lines.filter(({ item: { hours, services } }) => hours !== undefined && (services ?? [id]).includes(id))
    const double = own.find(({ item }, at) => own.findIndex((other) => other.item.hours === item.hours) < at)
    if (double)
      return [
        {
          ...locate.content([...double.path, 'hours']),
          got: `a second line for ${double.item.hours} hours of ${id}`,
          expected: 'one price for a service and a duration',
          fix: 'Say with "services" which line is for which, or remove "hours" from one that is only to be read.',
          words: `Your rates have two prices for ${double.item.hours} hours of the same service. Choose which services each line is for.`,
        },
      ]
    const line = own.find(({ item }) => item.hours === usual)?.item
    if (price === undefined || line === undefined || [line.incall, line.outcall].includes(price)) return []
    return [
      {
        ...locate.content(['services', index, 'price']),
        got: `${price} for ${usual} hours of ${id}, while the price list says ${[line.incall, line.outcall].filter(Boolean).join(' and ')}`,
        expected: 'a price of that line',
        fix: `Change "price" or the line "${line.label}".`,
        words: `Your rates say another price in “${line.label}”. Change one of the two, so that it is the same everywhere.`,
      },
    ]
  })
}

function places({ tenant, content }: TenantConfig, locate: Locators): HerProblem[] {
  return tenant.tour.flatMap((leg, index): HerProblem[] => {
    if (!leg.incall && !leg.outcall)
      return [
        {
          ...locate.tenant(['tour', index, 'outcall']),
          got: `neither incall nor outcall in ${leg.city}`,
          expected: 'at least one of the two',
          fix: 'Remove the leg, or one of the two lines.',
          words: 'Say whether people come to you there, or you go to them.',
        },
      ]
    const unknown = leg.services?.find((id) => !content.services.some((service) => service.id === id))
    if (unknown !== undefined)
      return [
        {
          ...locate.tenant(['tour', index, 'services']),
          got: `"${unknown}", which is no service`,
          expected: `ids of services: ${content.services.map(({ id }) => id).join(', ')}`,
          fix: 'Correct the id or remove it.',
          words: `Your days in ${leg.city} are for a service that is no longer there. Please ask for it to be changed.`,
        },
      ]
    const other = [{ city: tenant.city, timeZone: tenant.timeZone }, ...tenant.tour.slice(0, index)].find(
      ({ city, timeZone = tenant.timeZone }) => city === leg.city && timeZone !== (leg.timeZone ?? tenant.timeZone),
    )
    if (!other) return []
    return [
      {
        ...locate.tenant(['tour', index, 'timeZone']),
        got: `${leg.timeZone ?? tenant.timeZone} for ${leg.city}, which has ${other.timeZone ?? tenant.timeZone} elsewhere in this file`,
        expected: 'one time zone for a city',
        fix: 'Correct one of the two.',
        words: 'This city has another time zone elsewhere on your tour. Correct one of the two.',
      },
    ]
  })
}
