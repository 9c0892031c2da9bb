import { TEXT_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { type Block, type Note, oneLine, type SourcePage } from './site-source.ts'

interface Found<Item> {
  found: Item[]
  notes: Note[]
  used: Set<Block>
}

/** Headings that ask, with what stands below them until the next heading. Pure. */
export function findQuestions({ blocks, from }: Pick<SourcePage, 'blocks' | 'from'>): Found<{ question: string; answer: string }> {
  const result: Found<{ question: string; answer: string }> = { found: [], notes: [], used: new Set() }
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading' || !block.text.endsWith('?')) continue
    const end = blocks.findIndex((each, at) => at > index && each.kind !== 'text' && each.kind !== 'item')
    const rest = blocks.slice(index + 1, end < 0 ? undefined : end)
    const answer = rest.map((each) => ('text' in each ? oneLine(each.text) : '')).join(' ')
    if (answer === '') continue
    for (const each of [block, ...rest]) result.used.add(each)
    if (block.text.length <= 160 && answer.length <= TEXT_LENGTH_MAX) result.found.push({ question: block.text, answer })
    else
      result.notes.push({
        what: `${block.text} ${answer}`,
        why: `longer than an answer has room for (${TEXT_LENGTH_MAX} characters): shorten it into faq`,
        from,
      })
  }
  return result
}

/** Quotations that say whose they are. Pure. */
export function findKindWords({ blocks, from }: Pick<SourcePage, 'blocks' | 'from'>): Found<{ quote: string; by: string }> {
  const result: Found<{ quote: string; by: string }> = { found: [], notes: [], used: new Set() }
  for (const block of blocks) {
    if (block.kind !== 'quote') continue
    result.used.add(block)
    const [, said = oneLine(block.text), signed = ''] = /^([\s\S]+?)\s*\n?[—–]\s*([^—–\n]{1,60})$/.exec(block.text.trim()) ?? []
    const quote = oneLine(said).replace(/^[“”"'‘’\s]+|[“”"'‘’\s]+$/g, '')
    const by = (block.by || signed).replace(/^[\s—–~-]+/, '').trim()
    if (by !== '' && by.length <= 60 && quote !== '' && quote.length <= TEXT_LENGTH_MAX) result.found.push({ quote, by })
    else
      result.notes.push({
        what: quote,
        why: by === '' ? 'kind words of nobody named: add "by" in testimonials' : 'too long for kind words',
        from,
      })
  }
  return result
}
