import type { Price } from './prices.ts'

/** Half hours up to four, hours up to half a day, then longer steps: nobody looks through forty. */
const OTHERS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 24, 36, 48, 60, 72]

interface Bookable {
  id: string
  /** For how long it usually is. */
  hours: number
  hoursMin: number
  prices: readonly Price[]
}

/**
 * For how long something can be asked for, in the form and where a request is moved: what has a price or is usual first, then the rest; `chosen` among it, wherever
 * they come from. Pure.
 */
export function planLengths(
  { services, hoursMax }: { services: readonly Bookable[]; hoursMax: number },
  { service, chosen = [] }: { service?: string | undefined; chosen?: readonly number[] },
): { usual: number[]; others: number[] } {
  const asked = services.filter(({ id }) => id === service)
  const offered = asked.length > 0 ? asked : services
  const shortest = Math.min(...offered.map(({ hoursMin }) => hoursMin))
  const inOrder = (hours: readonly number[]) =>
    [...new Set(hours)].filter((each) => each >= shortest && each <= hoursMax).sort((one, other) => one - other)
  const usual = inOrder(
    offered.flatMap(({ hours, hoursMin, prices }) => [hours, ...prices.map((price) => price.hours).filter((each) => each >= hoursMin)]),
  )
  const others = inOrder([...OTHERS, shortest, hoursMax, ...chosen]).filter((each) => !usual.includes(each))
  return { usual, others }
}
