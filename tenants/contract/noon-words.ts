import { formatLocal } from './format-local.ts'

// Apart from format-local.ts, which is in the script of every page: bytes count there.

/** `noon` and `midnight` for `12:00 pm` and `12:00 am`, which are read either way. Of every clock time that a person reads. */
export const noonWords = (text: string): string => text.replaceAll(/12:00\s(?:(p)|a)m/gi, (_, noon) => (noon ? 'noon' : 'midnight'))

/** formatLocal of what has an hour. */
export const formatLocalTime = (...args: Parameters<typeof formatLocal>): string => noonWords(formatLocal(...args))
