import { formatDuration } from '../../../tenants/contract/format-duration.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import * as told from './format-when.ts'

// Times and lengths as a client reads them: as her site tells them, "7 pm" and "3½ hours" (tenants/contract/format-span.ts). Her app lines its times up, and has
// "7:00 pm".

/** The full hour needs no minutes where it says am or pm, and the half of the day is named once. */
export const asOnSite = (text: string): string =>
  text
    .replaceAll(/\b(\d{1,2})[:.]00(?=\s?[ap]\.?m\b)/gi, '$1')
    .replaceAll(/(\d{1,2}(?::\d\d)?)(\s[ap]m) to (\d{1,2}(?::\d\d)?\2)/gi, '$1 to $3')

/** `Friday 4 December 2026, 7 to 10 pm, Brisbane time` */
export const formatWhen = (...args: Parameters<typeof told.formatWhen>): string => asOnSite(told.formatWhen(...args))

/** `Fri 4 Dec 2026, 7 pm, Brisbane time` */
export const formatStart = (...args: Parameters<typeof told.formatStart>): string => asOnSite(told.formatStart(...args))

/** `Tue 24 Nov, 6 am, Brisbane time` */
export const formatDeadline = (...args: Parameters<typeof told.formatDeadline>): string => asOnSite(told.formatDeadline(...args))

/** `10 pm` */
export const formatTime = (...args: Parameters<typeof told.formatTime>): string => asOnSite(told.formatTime(...args))

/** `Sat 5 Dec, 7 pm` and `Brisbane time` */
export function tellStart(...args: Parameters<typeof told.tellStart>): { when: string; clock: string } {
  const { when, clock } = told.tellStart(...args)
  return { when: asOnSite(when), clock }
}

/** The same with a year where it is far from `since`. */
export function tellOffered(startsAt: Moment, { since, locale }: { since: Moment; locale: string }): { when: string; clock: string } {
  const { start, clock } = told.formatWithDeadline({ startsAt, until: since }, { locale })
  return { when: asOnSite(start), clock }
}

/** `3½ hours` */
export const lengthWords = ({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }): string =>
  hoursWords((endsAt.at - startsAt.at) / 3_600_000)

export const hoursWords = (hours: number): string => formatDuration(hours, enAU)
