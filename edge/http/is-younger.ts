/** Whether something of the moment `at` is younger than so long. What lies ahead is not: the clock was set back, and nobody knows how old it is. */
export const isYounger = (at: number, ageMs: number, now = Date.now()): boolean => at <= now && now - at < ageMs
