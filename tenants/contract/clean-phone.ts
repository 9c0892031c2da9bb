import { cleanLine, halfWidth } from './clean-text.ts'

/**
 * A phone number as it can be read and kept, from how people write and paste it: `tel:0412 345 678`, full-width digits of an Asian keyboard, the dashes and
 * spaces of keyboards and address books, as in "+61 491\u2011570\u2011006", the full stop of its sentence. An extension is told one way: `ext 5`.
 */
export const cleanPhone = (text: string): string =>
  halfWidth(cleanLine(text))
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replace(/^(tel|callto|sms):\s*/i, '')
    .replace(/[\s.,;]+$/, '')
    .replace(/(\d\)?)[\s,;.]*(?:extension|ext\.?|x)[\s=.:]*(\d{1,6})$/i, '$1 ext $2')
    .trim()

/** Longer by what an extension is called, at most. */
export const EXTENSION_LENGTH = ' ext '.length

/** As people write one, "(02) 9374 4000", "+61 (0)491 570 006" or "02 9374 4000 ext 5": five digits at least, and not so many that they are two numbers. */
export const PHONE = /^(?=(?:\D*\d){5})(?!(?:[^\de]*\d){20})\(?\+?[( ]*\d[\d ()./-]*(?: ext \d{1,6})?$/

/** Of those, the ones that are only digits and what stands between them: by which the form shows one in red no longer, without what cleans it. Empty is none. */
export const TYPED_PHONE = /^$|^\(?\+?[( ]*(\d[ ()./-]*){5,19}$/

/** Nothing but a number, and fewer digits than one has. */
export const isShortPhone = (text: string): boolean => /^[\d ()+./-]+$/.test(text) && text.replaceAll(/\D/g, '').length < 5

/** The number without its extension. */
export const withoutExtension = (phone: string): string => phone.replace(/ ext \d{1,6}$/, '')
