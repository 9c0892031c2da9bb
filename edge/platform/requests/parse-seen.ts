/** The time that a form of hers was about, in minutes since 1970 (Seen.tsx). Undefined: the form has not said. */
export function parseSeen(text: string): { from: Date; to: Date } | undefined {
  const [, from = '', to = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? []
  return Number(from) < Number(to) ? { from: minuteOf(from), to: minuteOf(to) } : undefined
}

const minuteOf = (minutes: string): Date => new Date(Number(minutes) * 60_000)
