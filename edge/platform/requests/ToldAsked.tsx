import { TOUR_REQUESTS_SHOWN_MAX } from '../../../tenants/contract/limits.ts'
import { Notice } from '../app/Notice.tsx'

/** What one tap has just done. */
export const ToldAsked = ({ told }: { told: number }) => (
  <Notice>{told === 0 ? 'There was nobody left to write to.' : `Written to ${told === 1 ? '1 person' : `${told} people`}.`}</Notice>
)

/** As the address has it; undefined: nothing was done. */
export function readTold(text: string | undefined): number | undefined {
  const told = Number(text ?? Number.NaN)
  return Number.isInteger(told) && told >= 0 && told <= TOUR_REQUESTS_SHOWN_MAX ? told : undefined
}
