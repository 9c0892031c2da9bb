import { placeAt } from '../markdown/place-at.ts'

/** Why bytes are no text that we can read: the place where it first shows, and what a person does about it. */
export interface NotUtf8 {
  line: number
  column: number
  got: string
  expected: string
  fix: string
}

/** Bytes of a text file -> its text, without a byte order mark. Pure. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: NotUtf8 } {
  const problem = (got: string, place: { line: number; column: number }) => ({
    problem: {
      ...place,
      got,
      expected: 'text in UTF-8',
      fix: 'Save the file again with the encoding UTF-8 (in most editors: Save as…, Encoding).',
    },
  })
  if (BYTE_ORDER_16.some(([first, second]) => bytes[0] === first && bytes[1] === second)) return problem('text in UTF-16', placeAt('', 0))
  const text = new TextDecoder('utf-8').decode(bytes)
  // The decoder puts U+FFFD where bytes make no character; a file that has that very character was damaged before.
  const at = text.indexOf('\uFFFD')
  if (at < 0) return { text }
  return problem('letters that are not UTF-8, perhaps Latin-1', placeAt(text, at))
}

const BYTE_ORDER_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const
