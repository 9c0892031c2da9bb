import { Parser } from 'htmlparser2'
import { BLOCKS_MAX, DEPTH_MAX } from './limits.ts'
import { type Block, oneLine, type PageParts, tidyText } from './site-source.ts'

/** What nobody reads as the page's words. */
const SKIPPED = new Set('script style noscript template svg form nav footer iframe select textarea object audio video'.split(' '))
const BREAKING = new Set(
  'address article aside body button dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p section summary table tbody td tfoot th thead tr ul blockquote title'.split(
    ' ',
  ),
)
/** How builders of sites mark a question that unfolds. */
const QUESTION_CLASS = /(^|[\s_-])(accordion\S*title|faq\S*question|question)(\s|$)/i

export class TooDeep extends Error {}

interface Open {
  name: string
  role: Role
  isSkipped: boolean
}
type Role = 'heading' | 'question' | 'item' | 'quote' | 'by' | 'cell' | 'title' | 'button' | undefined

/** The words, photos and links of a page, in their order. Reads it once, from start to end. Throws TooDeep for a page that is made to hurt. Pure. */
export function parseHtml(html: string): PageParts {
  const page = new PageReader()
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    ontext: (text) => page.say(text),
    onclosetag: () => page.close(),
  })
  parser.end(html)
  return page.finish()
}

class PageReader {
  readonly #parts: PageParts = { title: '', siteName: '', description: '', language: '', blocks: [], photos: [], links: [] }
  readonly #open: Open[] = []
  #text = ''
  #cells: string[] | undefined
  #quote: { lines: string[]; by: string } | undefined

  open(name: string, attributes: Record<string, string>): void {
    if (this.#open.length >= DEPTH_MAX) throw new TooDeep()
    const above = this.#open.at(-1)
    // Who said it often stands in the footer of a quotation; any other is the site's own.
    const isBy = name === 'footer' && this.#quote !== undefined
    const isSkipped = above?.isSkipped === true || (SKIPPED.has(name) && !isBy) || attributes.hidden !== undefined
    this.#note(name, attributes)
    const role = isBy ? 'by' : roleOf(name, attributes)
    this.#break(name, role)
    if (name === 'tr') this.#cells = []
    if (name === 'blockquote') this.#quote = { lines: [], by: '' }
    this.#open.push({ name, role, isSkipped })
  }

  say(text: string): void {
    if (this.#open.at(-1)?.isSkipped !== true) this.#text += text.replace(/\s+/g, ' ')
  }

  close(): void {
    const last = this.#open.at(-1)
    if (last !== undefined) this.#break(last.name, last.role)
    this.#open.pop()
    if (last?.name === 'tr' && this.#cells !== undefined) {
      if (this.#cells.some((cell) => cell !== '')) this.#add({ kind: 'row', cells: this.#cells })
      this.#cells = undefined
    }
    if (last?.name === 'blockquote' && this.#quote !== undefined) {
      const { lines, by } = this.#quote
      if (lines.length > 0) this.#add({ kind: 'quote', text: lines.join('\n'), by })
      this.#quote = undefined
    }
  }

  finish(): PageParts {
    this.#flush()
    return this.#parts
  }

  /** What an element says by its attributes alone. */
  #note(name: string, { lang, href, content = '', property, name: meta, alt = '', ...rest }: Record<string, string>): void {
    if (name === 'html' && lang) this.#parts.language = lang
    if (name === 'a' && href) this.#parts.links.push(href.trim())
    if (name === 'meta' && property === 'og:site_name') this.#parts.siteName = oneLine(content)
    if (name === 'meta' && meta?.toLowerCase() === 'description') this.#parts.description = oneLine(content)
    const source = rest['data-src'] || rest['data-image'] || rest.src
    if (name === 'img' && source && !source.startsWith('data:')) this.#parts.photos.push({ source: source.trim(), alt: oneLine(alt) })
  }

  /** At either end of an element. A cell is one text, whatever lies in it. */
  #break(name: string, role: Role): void {
    if (name === 'br') this.#text += '\n'
    else if (!BREAKING.has(name) && role === undefined) return
    else if (role !== 'cell' && this.#open.some((each) => each.role === 'cell')) this.#text += '\n'
    else this.#flush()
  }

  #flush(): void {
    const text = tidyText(this.#text)
    this.#text = ''
    const { role, name } = this.#open.findLast((each) => each.role !== undefined) ?? { role: undefined, name: '' }
    if (role === 'cell') this.#cells?.push(oneLine(text))
    if (text === '' || role === 'cell' || role === 'button') return
    if (role === 'title') this.#parts.title ||= oneLine(text)
    else if (role === 'heading') this.#add({ kind: 'heading', level: Number(name[1]), text: oneLine(text) })
    else if (role === 'question') this.#add({ kind: 'heading', level: 7, text: oneLine(text) })
    else if (role === 'by') this.#sayBy(oneLine(text))
    else if (role === 'quote' && this.#quote) this.#quote.lines.push(text)
    else this.#add({ kind: role === 'item' ? 'item' : 'text', text })
  }

  /** Within the quotation, or below it. */
  #sayBy(by: string): void {
    const last = this.#parts.blocks.at(-1)
    if (this.#quote) this.#quote.by = by
    else if (last?.kind === 'quote' && last.by === '') last.by = by
    else this.#add({ kind: 'text', text: by })
  }

  #add(block: Block): void {
    if (this.#parts.blocks.length < BLOCKS_MAX) this.#parts.blocks.push(block)
  }
}

function roleOf(name: string, { class: classes = '' }: Record<string, string>): Role {
  if (/^h[1-6]$/.test(name)) return 'heading'
  if (name === 'summary' || name === 'dt' || QUESTION_CLASS.test(classes)) return 'question'
  if (name === 'figcaption' || name === 'cite') return 'by'
  if (name === 'td' || name === 'th') return 'cell'
  if (name === 'li') return 'item'
  if (name === 'blockquote') return 'quote'
  if (name === 'button' || /(^|[\s_-])(button|btn)(?![a-z])/i.test(classes)) return 'button'
  return name === 'title' ? name : undefined
}
