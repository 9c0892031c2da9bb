/** `jose` finds "José García", and so does `garcia jo`; `obrien` and `brien` find "O’Brien", with whatever apostrophe it is kept or typed. Pure. */
export function isNamed(name: string | undefined, asked: string): boolean {
  const parts = asked.split(/\s+/).map(foldWord).filter(Boolean)
  const words = (name ?? '').split(/\s+/).flatMap((word) => [word, ...word.split(MARKS)].map(foldWord))
  return parts.length > 0 && parts.every((part) => words.some((word) => word.startsWith(part)))
}

/** What stands within a word and is written in many ways: apostrophes and accents taken for them, hyphens, and what cannot be seen. */
const MARKS = /['`´‘’‛′ʹʻʼʽ＇\p{Pd}\p{Cf}−]/gu

/** Marks go first: NFKD makes a space of the acute accent that some type for an apostrophe. */
const foldWord = (word: string): string => word.replaceAll(MARKS, '').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
