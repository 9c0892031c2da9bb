// What mail programs and phones make a link of by themselves: a host name (any two labels, because every word may be a top-level domain by next year),
// an address of a machine, an email address, whatever begins with a scheme, and a share of a network. The visible brackets are on purpose: an
// invisible character between the letters is dropped by some programs, which then see the link again.

/** A part of a host name: no space, no punctuation but - and _. Invisible characters count as letters: programs look through them. */
const LABEL = String.raw`[^\s\p{P}\p{Cc}]|[-_\ufeff]`
/** The full stops that browsers take for one (UTS 46), and what is drawn or folded (NFKC) like one. */
const DOT = '[.\\u3002\\uff0e\\uff61\\u2024\\ufe52\\u06d4\\u0701\\u0702\\ua4f8\\u{10a50}]'

const DOTS = new RegExp(`(?<=${LABEL})${DOT}(?=${LABEL})`, 'gu')
/** `7.30` alone, which no program takes for an address. */
const NUMBER = new RegExp(`(?<!${LABEL}|${DOT})(\\d+)\\.(\\d+)(?!${DOT}?(?:${LABEL}))`, 'gu')
/** Single letters, as in `p.m.`: no domain is so short. */
const INITIALS = new RegExp(`(?<!${LABEL}|[/@\\\\])[a-z]\\.(?=[a-z](?!${LABEL}))`, 'giu')
const AT = /(?<=[^\s[])[@\uff20\ufe6b](?=[^\s\]])/gu
/** After letters, with something right behind it; not the colon of `7:30`. */
const COLON = new RegExp(`(?<=${LABEL}|[+.])(?<!\\d(?=:\\d))[:\\uff1a\\ufe55\\ufe13\\u2236\\ua789](?=\\S)`, 'gu')
/** The beginning of a network's share, or of an address without its scheme. */
const SLASHES = /(?:[\\\uff3c\ufe68]{2}|(?<![\]:])\/{2})(?=[^\s\]])/gu
/** Letters that hold a full stop, such as 1 with its dot in one (⒈) or the sign for Co. (㏇), become the letters they stand for. */
const WITH_DOT = /[\u2488-\u249b\u33c2\u33c7\u33d8\u{1f100}]/gu
/** Marks that turn the order of letters round. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** In the order in which it was typed. */
export const withoutTurns = (text: string): string => text.replaceAll(TURNS, '')

/** Text in which nothing is a link any more: `https://x.example` -> `https[:]//x[.]example`. Everything else stays as it is. */
export function defuse(text: string): string {
  const plain = withoutTurns(text).replaceAll(WITH_DOT, (letters) => letters.normalize('NFKC'))
  const harmless = new Set([
    ...[...plain.matchAll(NUMBER)].map(({ index, 1: whole = '' }) => index + whole.length),
    ...[...plain.matchAll(INITIALS)].map(({ index }) => index + 1),
  ])
  return plain
    .replaceAll(DOTS, (dot, at: number) => (harmless.has(at) ? dot : `[${dot}]`))
    .replaceAll(AT, '[$&]')
    .replaceAll(COLON, '[$&]')
    .replaceAll(SLASHES, '[$&]')
}
