import { mySitePath } from '../../../../tenants/contract/urls.ts'
import { type ContradictedPrice, contradictedPrices } from '../form/contradicted-prices.ts'
import { type PriceWay, priceDeed, priceWays } from '../form/price-ways.ts'
import { nameOf } from '../form/typed.ts'
import { priceNote } from '../words/price-notes.ts'
import { priceWords } from '../words/value-words.ts'
import type { SiteFacts } from './read-site.ts'

type Facts = Pick<SiteFacts, 'telling' | 'source' | 'base'>

/** Prices that do not agree, with the ways out. `on`: the page that it stands on; `of`: one service alone. */
export const PriceNotes = ({ facts, on, of }: { facts: Facts; on: string; of?: string }) => (
  <>
    {contradictedPrices(facts.source)
      .filter(({ id }) => of === undefined || id === of)
      .map((each) => (
        <PriceNote facts={facts} on={on} each={each} />
      ))}
  </>
)

function PriceNote({ facts, on, each }: { facts: Facts; on: string; each: ContradictedPrice }) {
  const service = `services/${each.id}`
  return (
    <section class="card notice bad">
      <p role="status">
        {priceNote(each, facts.telling).words} {on !== 'rates' && <a href={mySitePath('rates')}>Rates</a>}
        {on === 'review' && ' · '}
        {on !== service && <a href={mySitePath(service)}>Service</a>}
      </p>
      <form method="post" action={mySitePath('review')} class="actions">
        <input type="hidden" name="at" value={on} />
        {priceWays(each, facts).map((way, index) => (
          <Way each={each} way={way} telling={facts.telling} isQuiet={index > 0} />
        ))}
      </form>
    </section>
  )
}

function Way({ each, way, telling, isQuiet }: { each: ContradictedPrice; way: PriceWay; telling: Facts['telling']; isQuiet: boolean }) {
  const look = isQuiet ? 'quiet' : undefined
  if (way.does === 'line')
    return (
      <a class="button" href={linePath(each)}>
        Change it in your rates too
      </a>
    )
  return (
    <button type="submit" class={look} name="do" value={priceDeed(each.id, way)}>
      {way.does === 'rates' ? 'Change it in your rates too' : takesWords(each, way.isOld, priceWords(way.price, telling))}
    </button>
  )
}

const takesWords = ({ name }: ContradictedPrice, isOld: boolean, price: string): string =>
  isOld ? `Keep the old price, ${price}` : `Make ${name} ${price}`

/** Her rates, open where the line says what it is for: its prices follow, with their labels. */
const linePath = ({ id, at }: ContradictedPrice): string =>
  `${mySitePath('rates')}?price=${encodeURIComponent(id)}#${lineName(at)}.services`

/** What the form of her rates calls a line. */
export const lineName = ({ list, row }: ContradictedPrice['at']): string =>
  `${nameOf({ file: 'content.yaml', path: 'rates' })}.${list}.items.${row}`
