/** A place that the booking form offers: her home, or one leg of her tour. */
export interface FormPlace {
  city: string
  timeZone: string
  incall: boolean
  outcall: boolean
  /** First and last day of a leg. */
  from?: string
  to?: string
  /** Ids of what can be had there; absent: everything. */
  services?: readonly string[] | undefined
}

interface Home {
  city: string
  timeZone: string
  tour: readonly {
    city: string
    timeZone?: string | undefined
    incall: boolean
    outcall: boolean
    from: string
    to: string
    services?: readonly string[] | undefined
  }[]
}

/** Home first, then the legs by their first day. `tour`: those that are not over. Pure. */
export const formPlaces = ({ city, timeZone, tour }: Home): FormPlace[] => [
  { city, timeZone, incall: true, outcall: true },
  ...tour
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map((leg) => ({
      city: leg.city,
      timeZone: leg.timeZone ?? timeZone,
      incall: leg.incall,
      outcall: leg.outcall,
      from: leg.from,
      to: leg.to,
      ...(leg.services ? { services: leg.services } : {}),
    })),
]
