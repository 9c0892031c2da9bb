const DAY_MS = 86_400_000

/** When a client's details go, milliseconds since 1970: so many days after the appointment. */
export const keepUntil = ({ endsAt, keepDays }: { endsAt: Date; keepDays: number }): number => endsAt.getTime() + keepDays * DAY_MS

/** Of what is hers, until she removes it: its key goes with the row (keys_to_destroy), and never by itself. */
export const FOR_GOOD = Date.UTC(9999, 0, 1)
