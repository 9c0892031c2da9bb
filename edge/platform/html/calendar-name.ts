const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)google\.com$/, 'Google'],
  [/(^|\.)(icloud|apple)\.com$/, 'Apple'],
  [/(^|\.)(outlook|office|office365|live)\.com$/, 'Outlook'],
]

/** What she calls a calendar whose address has that host: "Google", or the host itself. */
export const calendarName = (host: string): string => NAMES.find(([pattern]) => pattern.test(host))?.[1] ?? host.replace(/^www\./, '')
