import { madeOnce } from './made-once.ts'
import { fill, type Words } from './words/words.ts'

/** `half an hour`, `1 hour`, `1½ hours`: as it stands within a sentence. */
export function formatDuration(hours: number, { time }: Pick<Words, 'time'>): string {
  if (hours === 0.5) return time.halfAnHour
  const count = hours % 1 === 0 ? hours : fill(time.andHalf, { whole: Math.floor(hours) })
  const form = pluralsIn(time.language).select(hours) === 'one' ? time.durations.one : time.durations.other
  return fill(form, { hours: count })
}

/** The same where nothing stands before it: `Half an hour`. */
export function formatDurationAlone(hours: number, words: Pick<Words, 'time'>): string {
  const text = formatDuration(hours, words)
  return text.charAt(0).toLocaleUpperCase(words.time.language) + text.slice(1)
}

const pluralsIn = madeOnce((language: string) => new Intl.PluralRules(language))
