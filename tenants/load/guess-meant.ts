import { nearestName } from './nearest-name.ts'

const countries = () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))
  return letters.flatMap((first) =>
    letters.flatMap((second) => {
      const name = names.of(first + second)
      return name === undefined ? [] : [{ code: first + second, name }]
    }),
  )
}

/** What a value of a field was probably meant to be: `Australia/Sidney`, `monday` of mon and tue, a country by its name. Undefined: nobody can tell. Pure. */
export function guessMeant(field: string, value: unknown, choices: readonly string[] = []): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (choices.length > 0) {
    const begun = choices.filter((choice) => value.toLowerCase().startsWith(choice) || choice.startsWith(value.toLowerCase()))
    return begun.length === 1 ? begun[0] : nearestName(value, choices)
  }
  if (field === 'timeZone') {
    const zones = Intl.supportedValuesOf('timeZone')
    const cities = zones.filter((zone) => zone.toLowerCase().endsWith(`/${value.toLowerCase().replaceAll(' ', '_')}`))
    return cities.length === 1 ? cities[0] : nearestName(value, zones)
  }
  if (field === 'country') {
    const all = countries()
    const name = nearestName(
      value,
      all.map((each) => each.name),
    )
    return value.length > 2 ? all.find((each) => each.name === name)?.code : undefined
  }
  return field === 'currency' && Intl.supportedValuesOf('currency').includes(value.toUpperCase()) ? value.toUpperCase() : undefined
}
