import { Usage } from '../command-line/failed.ts'

/** `5%` -> 0.05: a share of people, none of whom books twice. */
export function parseRate(text: string): number {
  const percent = parsePercent(text)
  if (percent >= 0 && percent <= 100) return percent / 100
  throw new Usage(`--rate ${text} is no share of the visitors: from 0% to 100%.`)
}

/** `garden=+60%` -> garden, 1.6. `variants`: of the tests that run. */
export function parseEffect(text: string, variants: readonly string[]): [string, number] {
  const [variant, effect] = text.split('=')
  if (!variant || effect === undefined) throw new Usage(`--effect "${text}" is not <variant>=<percent>, for example garden=+60%.`)
  if (!variants.includes(variant))
    throw new Usage(`--effect: no test that runs has a variant "${variant}". There are: ${variants.join(', ') || 'none'}.`)
  return [variant, 1 + parsePercent(effect) / 100]
}

function parsePercent(text: string): number {
  const number = Number(text.replace(/%$/, ''))
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new Usage(`"${text}" is not a percentage, for example 5% or +60%.`)
}
