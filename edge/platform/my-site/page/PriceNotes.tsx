import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { Notice } from '../../app/Notice.tsx'
import { priceNotes } from '../words/price-notes.ts'
import type { Telling } from '../words/value-words.ts'

/** Prices that do not agree, with the way to both places. `of`: one service alone. */
export const PriceNotes = ({ telling, of }: { telling: Telling; of?: string }) => (
  <>
    {priceNotes(telling)
      .filter(({ id }) => of === undefined || id === of)
      .map(({ id, words }) => (
        <Notice tone="bad">
          {words} <a href={mySitePath('rates')}>Rates</a> · <a href={mySitePath(`services/${id}`)}>Service</a>
        </Notice>
      ))}
  </>
)
