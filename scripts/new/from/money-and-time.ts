// Prices and lengths as people write them. What can be read in two ways is not read. Pure.

/** Which currencies a sign can mean. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'USD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
}
const AMOUNT =
  /(?:([A-Z]{3})\s?)?([A-Z]{0,2}[$€£¥])?\s?(\d{1,3}(?:[,\u202f' ]\d{3})+|\d+)(?:\.(\d{2})(?!\d))?(?:\s?(€|£))?(?:\s?([A-Z]{3})\b)?/g

/** Whole units, if it is in her currency and has no cents; the text as it stands, for whoever looks. */
export type Price = { amount: number; text: string } | { problem: string; text: string }

/** Every price in a text: a number with a sign or the letters of a currency. */
export function findPrices(text: string, currency: string): Price[] {
  return findAmounts(text).flatMap(({ code, mark, digits, cents, said }): Price[] => {
    if (code !== undefined && code !== currency) return [{ problem: `in ${code}, and her currency is ${currency}`, text: said }]
    if (code === undefined && mark !== undefined && !SIGNS[mark]?.includes(currency))
      return [{ problem: `in ${mark}, and her currency is ${currency}`, text: said }]
    if (cents !== undefined && cents !== '00') return [{ problem: 'not in whole units', text: said }]
    const amount = Number(digits.replace(/\D/g, ''))
    return amount >= 1 && amount <= 1_000_000 ? [{ amount, text: said }] : []
  })
}

/** What each price of a text is in: `EUR`, or the sign itself where several currencies have it. */
export const findMarks = (text: string): string[] =>
  findAmounts(text).map(({ code, mark = '' }) => {
    const [meant, ...others] = SIGNS[mark] ?? []
    return code ?? (meant !== undefined && others.length === 0 ? meant : mark)
  })

interface Amount {
  /** Letters of a currency, where they stand beside it. */
  code: string | undefined
  mark: string | undefined
  digits: string
  cents: string | undefined
  /** As it is written. */
  said: string
}

const findAmounts = (text: string): Amount[] =>
  [...text.matchAll(AMOUNT)].flatMap(([whole = '', before, sign, digits = '', cents, behind, after]) => {
    const code = [before, after].find((each) => each !== undefined && Intl.supportedValuesOf('currency').includes(each))
    const mark = (sign ?? behind)?.at(-1)
    return code === undefined && mark === undefined ? [] : [{ code, mark, digits, cents, said: whole.trim() }]
  })

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const COUNT = `an|half an|\\d+(?:\\.\\d+)?|${NUMBERS.join('|')}`
const UNIT = 'hours?|hrs?|h|minutes?|mins?'
const LENGTH = new RegExp(`(?<![\\d.:–-])\\b(${COUNT})[\\s-]*(${UNIT})\\b`, 'gi')
const SPAN = new RegExp(`\\b(${COUNT})\\s*(to|or|–|-)\\s*(${COUNT})[\\s-]*(${UNIT})\\b`, 'i')

/** Every length in a text, in hours; each once. "Two to three hours" is none: nobody knows which. */
export function findHours(text: string): number[] {
  if (SPAN.test(text)) return []
  const hours = [...text.matchAll(LENGTH)].map(([, count = '', unit = '']) => {
    const word = count.toLowerCase()
    const number = word === 'an' ? 1 : word === 'half an' ? 0.5 : NUMBERS.includes(word) ? NUMBERS.indexOf(word) + 1 : Number(word)
    return /^m/i.test(unit) ? number / 60 : number
  })
  return [...new Set(hours)].filter((each) => each >= 0.5 && each <= 72 && Number.isInteger(each * 2))
}
