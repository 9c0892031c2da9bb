/** Letters and digits that are not mistaken for each other on the phone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

/** What one looks like, as part of a regular expression. */
export const REFERENCE_PATTERN = `[${ALPHABET}]{4}-[${ALPHABET}]{4}`

/** A reference for people, e.g. `7KQ2-XM9T`: 40 random bits, so it can be neither guessed nor counted. */
export function makeReference(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => ALPHABET[byte % ALPHABET.length])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
