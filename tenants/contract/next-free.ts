/** The next start that can be asked for; neither where nothing is free in the days that are looked at. */
export interface NextFree {
  /** As the clocks of the city show it, e.g. 2026-12-04T19:00. */
  start?: string
  /** As the language that was asked for calls it. */
  city?: string
}
