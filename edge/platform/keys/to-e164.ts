import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone number as every phone can dial it, `+61491570006` (E.164), with its extension after it, `ext 5`, from how people write it where she lives. One that the numbering plans do not know
 * is kept as it was written: the form asks for no more, and a person can still read it. Here and not at the edge, where the plans would be half of the script.
 */
export function toE164(phone: string, country: string | undefined): string {
  const parsed = parsePhoneNumberFromString(phone, country as CountryCode | undefined)
  if (parsed?.isValid() !== true) return phone
  return parsed.ext === undefined ? parsed.number : `${parsed.number} ext ${parsed.ext}`
}
