const TOLD_BY = 'A moment is told by formatWhen, formatStart or formatMonth, which name its place.'

/**
 * An instant of a booking together with the place whose clocks tell it. The same instant is 7:00 pm in Brisbane and 8:00 pm in Sydney, so rows
 * carry this and never a bare Date, and only edge/platform/html/format-when.ts makes words of it: any other attempt to print one throws.
 */
export class Moment {
  /** Nothing that merely has the same fields is one. */
  declare private readonly brand: never
  /** Milliseconds since 1970: to compare and to count with, not to show. */
  readonly at: number
  /** IANA name, e.g. "Australia/Brisbane". */
  readonly timeZone: string
  /** The city, as a person calls that clock: "Brisbane". */
  readonly place: string

  constructor(instant: Date | number, { timeZone, place }: { timeZone: string; place: string }) {
    this.at = Number(instant)
    this.timeZone = timeZone
    this.place = place
  }

  isAfter(other: Date | Moment): boolean {
    return this.at > (other instanceof Moment ? other.at : other.getTime())
  }

  /** Templates of hono/html and of JavaScript call this. */
  toString(): never {
    throw new TypeError(TOLD_BY)
  }

  /** JSX of Hono takes an object among children for a list, and would print nothing at all. */
  get length(): never {
    throw new TypeError(TOLD_BY)
  }
}
