// What comes from outside may hold any code unit. PostgreSQL takes neither U+0000 nor half a surrogate pair, a terminal obeys control
// characters, and a mark of direction turns the words around it. Every schema of such a text cleans it here, once; cleaning twice changes nothing.

/** Characters that break a line or move along it. */
const GAPS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g
const LINE_BREAKS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g
/** Unassigned to any letter: a text is searched for them and shows them as U+FFFD. */
const CONTROLS = /[^\P{Cc}\n\t]/gu
/**
 * Marks of direction, and characters without width. They carry nothing in a name and let it pretend to be another: phones copy them with
 * every number. The joiners U+200C and U+200D stay, which Persian words and emoji are made with.
 */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/** One line: no break, no control character, nothing invisible, well-formed, no space around it. */
export const cleanLine = (text: string): string => clean(text.replace(GAPS, ' '))

/** The same for a text of several lines: breaks become "\n", and tabs stay. */
export const cleanMessage = (text: string): string => clean(text.replace(LINE_BREAKS, '\n'))

/** One line of at most `lengthMax` characters, for what is kept without a person to ask for a shorter one; null where nothing is left. */
export const cleanShort = (text: string | null | undefined, lengthMax: number): string | null =>
  cutText(cleanLine(text ?? ''), lengthMax).trimEnd() || null

/** The same for a name, of a source or a place; null also where nothing names anything: replaced characters, spaces and punctuation alone. */
export function cleanLabel(text: string | null | undefined, lengthMax: number): string | null {
  const label = cleanShort(text, lengthMax)
  return label !== null && /[^\ufffd\p{P}\p{Z}]/u.test(label) ? label : null
}

/** Letters, digits and signs of an Asian keyboard as those of ASCII. */
export const halfWidth = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))

const FULL_WIDTH = 0xfee0

/** Length as PostgreSQL and people count it: code points. */
export const lengthOf = (text: string): number => [...text].length

/** The first `lengthMax` code points, and no part of a character that is written with several (an emoji, a letter with its accent). */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const points = [...text]
  if (points.length <= lengthMax) return text
  const end = points.slice(0, lengthMax).join('').length
  const start = new Intl.Segmenter().segment(text).containing(end)?.index ?? end
  // One character as long as all that fits is no character of a language.
  return text.slice(0, start > 0 ? start : end)
}

const clean = (text: string): string => text.toWellFormed().replace(INVISIBLE, '').replace(CONTROLS, '\ufffd').trim()
