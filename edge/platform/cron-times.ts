// Apart from run-crons.ts, so that commands under Node can name a cron without what it runs.

/** Once a minute; the times stand in wrangler.jsonc. */
export const EVERY_MINUTE = '* * * * *'
/** Once a day, when it is night in Australia. */
export const EVERY_NIGHT = '30 16 * * *'
