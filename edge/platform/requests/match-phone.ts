import { withoutExtension } from '../../../tenants/contract/clean-phone.ts'
import { SEARCHED_DIGITS_MIN } from '../../../tenants/contract/limits.ts'

/**
 * Whether a number, kept as `+61412345678` (E.164), is what she typed, or begins or ends with it: `0412 345 678`, `+61 412`, `412345678`, `345 678`. By
 * digits and without a numbering plan, so that the first few of them are enough, and a client's number from abroad is found as it is dialled there. Pure.
 */
export function isPhoneOf(phone: string | undefined, asked: string): boolean {
  const typed = typedNumber(asked)
  if (phone === undefined || typed === undefined) return false
  const kept = withoutExtension(phone).replaceAll(/\D/g, '')
  const { abroad, atHome } = typed
  if (abroad !== undefined) return kept.startsWith(abroad)
  // One that no plan knows is kept as it was written.
  const lengths = phone.startsWith('+') ? COUNTRY_CODE_LENGTHS : [0, 1]
  return kept.startsWith(typed.digits) || kept.endsWith(typed.digits) || lengths.some((length) => kept.startsWith(atHome, length))
}

const COUNTRY_CODE_LENGTHS = [1, 2, 3]

interface TypedNumber {
  digits: string
  /** With the code of a country, where that was typed. */
  abroad?: string
  /** Without the zero that is dialled in most countries before a number of their own. */
  atHome: string
}

/** Undefined for what nobody would write for a number, or too little of one. */
function typedNumber(asked: string): TypedNumber | undefined {
  const plain = asked
    .normalize('NFKC')
    .replaceAll('(0)', '')
    .replaceAll(/[\s().\-\u2010-\u2015/\p{Cf}]/gu, '')
  if (!/^\+?\d+$/.test(plain) || plain.replace('+', '').length < SEARCHED_DIGITS_MIN) return undefined
  const [, abroad] = /^(?:\+|0011|00(?=\d{6}))([1-9]\d+)$/.exec(plain) ?? []
  return { digits: plain, atHome: plain.replace(/^0/, ''), ...(abroad === undefined ? {} : { abroad }) }
}
