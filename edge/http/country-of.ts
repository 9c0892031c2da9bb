import cityZones from './city-zones.json' with { type: 'json' }

/** Country by its two letters -> IANA zone -> its cities, the largest first (npm run city-zones). */
export const ZONES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = cityZones

/** The country that a clock is of, by its two letters. */
export const countryOf = (timeZone: string): string | undefined => Object.keys(ZONES).find((country) => timeZone in (ZONES[country] ?? {}))
