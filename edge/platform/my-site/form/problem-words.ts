import type * as z from 'zod'
import type { Json } from '../../../../tenants/contract/site-fields.ts'

// What the contract has against a value, for somebody who fills in a form. Pure.

/** Where the contract's own words are for developers: what she should write, by the last name of the field. */
const BY_NAME: Readonly<Record<string, string>> = {
  phone: 'Write the number with its country, e.g. +61 400 000 000.',
  whatsapp: 'Write the number with its country, e.g. +61 400 000 000.',
  sms: 'Write the number with its country, e.g. +61 400 000 000.',
  telegram: 'Write your Telegram name without @: 4 to 32 letters, digits or _, and a letter first.',
  url: 'Write the whole address, beginning with https://.',
  platform: 'Choose where the page is.',
  photo: 'Choose one of your photos.',
  services: 'Choose from your services.',
  timeZone: 'Choose the city whose time zone is yours.',
}

const FILL_IN = 'Fill this in.'
const CHECK_IT = 'This can’t be used as it is. Please check it.'

/** `value`: what stands there. */
export function problemWords(issue: z.core.$ZodIssue, value: Json | undefined): string {
  const isNothing = value === undefined || value === null || value === ''
  const known = BY_NAME[String(issue.path.at(-1))]
  if (known !== undefined && !(isNothing && issue.code !== 'invalid_value')) return known
  switch (issue.code) {
    case 'invalid_type':
      if (isNothing) return FILL_IN
      if (issue.expected === 'int') return 'Write a whole number.'
      return issue.expected === 'number' ? 'Write a number.' : FILL_IN
    case 'too_big':
      return tooBig(issue, value)
    case 'too_small':
      return tooSmall(issue, isNothing)
    case 'not_multiple_of':
      return issue.divisor === 0.5 ? 'Write whole or half hours, e.g. 2 or 2.5.' : `Write a multiple of ${issue.divisor}.`
    case 'invalid_value':
      return 'Choose one of these.'
    case 'custom':
    case 'invalid_format':
      if (isNothing) return FILL_IN
      // What a field says of itself goes on from "needs"; where it says nothing, the words are those of the library.
      return issue.message.startsWith('Invalid') ? CHECK_IT : `This needs ${issue.message}.`
    default:
      return CHECK_IT
  }
}

const count = (number: number | bigint): string => new Intl.NumberFormat('en-AU').format(number)
const lengthOfValue = (value: Json | undefined): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0)

function tooBig(issue: z.core.$ZodIssueTooBig, value: Json | undefined): string {
  if (issue.origin === 'string') return `That’s ${count(lengthOfValue(value))} characters, and there’s room for ${count(issue.maximum)}.`
  if (issue.origin === 'array') return `That’s ${count(lengthOfValue(value))}, and there’s room for ${count(issue.maximum)}.`
  return `Write ${count(issue.maximum)} or less.`
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, isNothing: boolean): string {
  if (issue.origin === 'string') return isNothing ? FILL_IN : `Write at least ${count(issue.minimum)} characters.`
  if (issue.origin === 'array')
    return issue.minimum === 1 ? 'There must be at least one.' : `There must be at least ${count(issue.minimum)}.`
  return `Write ${count(issue.minimum)} or more.`
}
