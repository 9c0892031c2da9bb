import type { ContentInput } from '../../../tenants/contract/content.ts'
import { findPrices } from './money-and-time.ts'
import type { Block, Note, SourcePage } from './site-source.ts'

type RateGroup = NonNullable<ContentInput['rates']>[number]
type Rate = RateGroup['items'][number]
const [LABEL_MAX, NOTE_MAX, TITLE_MAX] = [60, 160, 60]
const INCALL = /\b(in-?call|my place|at mine|hosted|i host)\b/i
const OUTCALL = /\b(out-?call|your place|at yours|your hotel|visiting|i visit)\b/i
/** `Two hours … $900`: what stands before the price, without what leads there. */
const LEADING = /[\s:–—.…|-]+$/

export interface FoundRates {
  rates: RateGroup[]
  notes: Note[]
  used: Set<Block>
}

interface Reading extends FoundRates {
  currency: string
  from: string
  columns: ('incall' | 'outcall' | undefined)[]
}

/**
 * Price lists of a page: rows of tables, and lines that end with a price. Where a price is hers or the client's is taken from a heading of its column alone;
 * without one the line is shown as it was, and no price is calculated from it. Pure.
 */
export function findRates({ blocks, from }: Pick<SourcePage, 'blocks' | 'from'>, currency: string): FoundRates {
  const reading: Reading = { rates: [], notes: [], used: new Set(), currency, from, columns: [] }
  let heading: Block | undefined
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading = block
      reading.columns = []
      continue
    }
    const lines =
      block.kind === 'row'
        ? [readRow(reading, block.cells)]
        : block.kind === 'quote'
          ? []
          : block.text.split('\n').map((line) => readLine(reading, line))
    const items = lines.filter((line): line is Rate => typeof line === 'object')
    if (lines.includes('head')) reading.used.add(block)
    if (items.length === 0) continue
    addTo(reading, heading, items)
    // A block that is half a price list stays on the list of what is left.
    if (lines.every((line) => line !== undefined)) reading.used.add(block)
    if (heading) reading.used.add(heading)
  }
  return reading
}

function addTo({ rates }: Reading, heading: Block | undefined, items: Rate[]): void {
  const said = heading?.kind === 'heading' ? heading.text : ''
  const title = said === '' || said.length > TITLE_MAX ? 'Rates' : said
  const group = rates.find((each) => each.title === title)
  if (group) group.items.push(...items)
  else rates.push({ title, items })
}

/** 'head': the row that says what the columns are. */
function readRow(reading: Reading, cells: readonly string[]): Rate | 'head' | undefined {
  const [label = '', ...rest] = cells
  const named = cells.map((cell) => (INCALL.test(cell) ? 'incall' : OUTCALL.test(cell) ? 'outcall' : undefined))
  if (rest.length > 0 && !rest.some((cell) => /\d/.test(cell))) {
    reading.columns = named
    return 'head'
  }
  if (label === '' || label.length > LABEL_MAX) return undefined
  const rate: Rate = { label }
  const others: string[] = []
  for (const [index, cell] of cells.entries()) {
    if (index === 0 || cell === '') continue
    const column = reading.columns[index]
    const prices = findPrices(cell, reading.currency)
    const [price] = prices
    if (column !== undefined && prices.length === 1 && price !== undefined && 'amount' in price && price.text.length === cell.length)
      rate[column] = price.amount
    else others.push(cell)
  }
  return withNote(reading, rate, others.join(' · '))
}

function readLine(reading: Reading, line: string): Rate | undefined {
  const prices = findPrices(line, reading.currency)
  const [first] = prices
  if (first === undefined) return undefined
  const at = line.indexOf(first.text)
  const label = line.slice(0, at).replace(LEADING, '').trim()
  const said = line.slice(at).trim()
  if (label === '' || label.length > LABEL_MAX || !/\p{L}/u.test(label)) return undefined
  return withNote(reading, { label }, said)
}

function withNote({ notes, from }: Reading, rate: Rate, said: string): Rate | undefined {
  if (said === '') return rate
  if (said.length > NOTE_MAX) return undefined
  notes.push({
    what: `${rate.label}: ${said}`,
    why: 'shown as these words: write its price as incall or outcall in content.yaml, and the form can calculate',
    from,
  })
  return { ...rate, note: said }
}
