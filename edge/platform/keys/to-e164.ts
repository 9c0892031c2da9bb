import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

// A phone number as every phone can dial it, `+61491570006` (E.164), with its extension after it, `ext 5`, from how people write it. Here and not at the edge, where
// the numbering plans would be half of the script. Pure.

/** ISO 3166. */
export interface NumberPlans {
  /** Where she lives. Undefined: a site of the version before. */
  home: string | undefined
  /** By the clock of the visitor's device. */
  visitor?: string | undefined
  /** Named by the languages of the visitor's browser: a guess, where no other plan knows the number. */
  languages?: readonly string[]
}

/** As every phone can dial it; one that the numbering plans do not know as it was written: a person can still read it. */
export const toE164 = (phone: string, plans: NumberPlans): string => placePhone(phone, plans) ?? phone

/**
 * The same; undefined where nobody can tell whose number it is: no plan knows it, or hers and the visitor's both do. With
 * a country's code it is kept although its plan is not up to it: plans change.
 */
export function placePhone(phone: string, { home, visitor, languages = [] }: NumberPlans): string | undefined {
  if (phone.startsWith('+') || /^\(\+/.test(phone)) return parsed(phone, undefined) ?? (hasCode(phone) ? phone : undefined)
  const atHome = parsed(phone, home)
  // Dialled from abroad; from Australia, where that is 0011, it is read above.
  const abroad = phone.startsWith('00') ? parsed(`+${phone.slice(2)}`, undefined) : undefined
  const there = visitor === home ? undefined : parsed(phone, visitor)
  if (atHome !== undefined && there !== undefined && atHome !== there) return undefined
  const guessed = languages.map((country) => parsed(phone, country)).find((each) => each !== undefined)
  if (atHome !== undefined && visitor === undefined && guessed !== undefined && guessed !== atHome) return undefined
  return abroad ?? atHome ?? there ?? guessed ?? (home === undefined && visitor === undefined ? phone : undefined)
}

const hasCode = (phone: string): boolean => parsePhoneNumberFromString(phone) !== undefined

function parsed(phone: string, country: string | undefined): string | undefined {
  const number = parsePhoneNumberFromString(phone, country as CountryCode | undefined)
  if (number?.isValid() !== true) return undefined
  return number.ext === undefined ? number.number : `${number.number} ext ${number.ext}`
}
