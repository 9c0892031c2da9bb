import { InvalidArgumentError } from '@commander-js/extra-typings'

/** For `.option()`: text -> a whole number within these bounds, or a sentence. */
export function wholeNumber({ min = 1, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {}): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max) return number
    throw new InvalidArgumentError(
      `It is a whole number ${max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`}.`,
    )
  }
}

/** For `.option()`: text -> a number, above a bound, or a sentence. */
export function numberAbove(bound: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() !== '' && Number.isFinite(number) && number > bound) return number
    throw new InvalidArgumentError(`It is a number above ${bound}.`)
  }
}
