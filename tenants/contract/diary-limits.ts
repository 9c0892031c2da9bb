// Bounds of her diary. Unit last in each name, as in limits.ts.

/** An appointment that she enters herself: its name, and its price in whole units. */
export const ENTRY_SERVICE_LENGTH_MAX = 60
export const ENTRY_PRICE_MAX = 1_000_000
/** A few words about a leg. */
export const LEG_NOTE_LENGTH_MAX = 200
/** Single days on which her hours are not those of their weekday. */
export const EXCEPTIONS_MAX = 200
/** A time that she keeps for herself, days, and how many single times one that repeats is written as. */
export const BLOCK_DAYS_MAX = 400
export const BLOCKED_TIMES_MAX = 1000
/** Calendars of hers elsewhere whose busy times are read, and how often. */
export const BUSY_CALENDARS_MAX = 5
export const BUSY_CALENDAR_MINUTES = 10
/** Of one of them: its address, how often that may lead on to another, how long it is waited for, and what may come. */
export const CALENDAR_ADDRESS_LENGTH_MAX = 2000
export const CALENDAR_REDIRECTS_MAX = 3
export const CALENDAR_MS_MAX = 10_000
export const CALENDAR_BYTES_MAX = 5 * 1024 * 1024
/** Entries of all times, and single times as far ahead as anybody can book. */
export const CALENDAR_ENTRIES_MAX = 20_000
export const CALENDAR_TIMES_MAX = 20_000
