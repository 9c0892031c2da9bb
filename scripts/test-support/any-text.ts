import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }
const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.nat({ max: 0x10ffff - SURROGATES.count }).map((code) => (code < SURROGATES.first ? code : code + SURROGATES.count)),
)

/** Any code points but half surrogates, half of them ASCII: fast-check's own `unit: 'binary'`, without the second of a processor that its first use takes in each process. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(codePoint, { maxLength }).map((codes) => String.fromCodePoint(...codes))
