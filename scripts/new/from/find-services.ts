import { type ContentInput, serviceSchema } from '../../../tenants/contract/content.ts'
import { TEXT_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { makeId } from './make-id.ts'
import { findHours, findPrices } from './money-and-time.ts'
import { type Block, type Note, oneLine, type SourcePage } from './site-source.ts'

type ServiceInput = ContentInput['services'][number]

export interface FoundServices {
  services: ServiceInput[]
  notes: Note[]
  used: Set<Block>
}

interface Section {
  heading: Block & { kind: 'heading' }
  rest: Block[]
}

/**
 * Services of their page: a heading with a text below it that says how long it is. Without one length that is certain it stays on the list: what a client books
 * is never guessed. Pure.
 */
export function findServices({ blocks, from }: Pick<SourcePage, 'blocks' | 'from'>, currency: string): FoundServices {
  const found: FoundServices = { services: [], notes: [], used: new Set() }
  for (const { heading, rest } of sectionsOf(blocks)) {
    const text = rest.map((block) => ('text' in block ? oneLine(block.text) : '')).join(' ')
    const whole = `${heading.text}: ${text}`
    const [hours, ...otherHours] = findHours(`${heading.text}. ${text}`)
    const prices = findPrices(text, currency)
    const [price] = prices
    const note = (why: string) => found.notes.push({ what: whole, why, from })
    for (const block of [heading, ...rest]) found.used.add(block)
    if (hours === undefined || otherHours.length > 0) {
      note('a service, but it does not say in one way how many hours it takes: add it to services in content.yaml')
      continue
    }
    const isPriced = prices.length === 1 && price !== undefined && 'amount' in price
    const service = serviceSchema.safeParse({
      id: makeId(heading.text, new Set(found.services.map(({ id }) => id)), 'service'),
      ...{ name: heading.text, description: text, hours, hoursMin: Math.min(hours, 1) },
      ...(isPriced ? { price: price.amount } : {}),
    })
    if (!service.success) {
      note(`a service that is too long for its field (a name of 60 characters, a text of ${TEXT_LENGTH_MAX}): shorten it into content.yaml`)
      continue
    }
    const { featured: _unsaid, ...input } = service.data
    found.services.push(input)
    if (prices.length > 0 && !isPriced) note('its price is not certain: it is "on request" until content.yaml says it')
  }
  return found
}

/** A heading below the page's own, and what stands under it. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  let open: Section | undefined
  for (const block of blocks) {
    if (block.kind === 'heading') open = block.level >= 2 ? { heading: block, rest: [] } : undefined
    if (block.kind === 'heading' && open) sections.push(open)
    if (open && (block.kind === 'text' || block.kind === 'item')) open.rest.push(block)
  }
  return sections.filter(({ heading, rest }) => rest.length > 0 && !heading.text.endsWith('?'))
}
