import { lexer, type Token, type Tokens } from 'marked'
import { parse } from 'yaml'
import { parseHtml } from './parse-html.ts'
import { type Block, oneLine, type PageParts, tidyText } from './site-source.ts'

const FRONT_MATTER = /^(---|\+\+\+)\r?\n([\s\S]*?)\r?\n\1\r?\n?/
/** `{{< figure src="a.jpg" alt="A garden" >}}` of Hugo. */
const SHORTCODE = /\{\{[<%]\s*\/?([\w-]+)([\s\S]*?)\/?[%>]\}\}/g

export interface MarkdownPage extends PageParts {
  isDraft: boolean
  /** Names of shortcodes that only their program understands. */
  foreign: string[]
}

/** A page of Hugo, Jekyll, Eleventy or of nobody's: Markdown, perhaps below front matter. Pure. */
export function parseMarkdownPage(text: string): MarkdownPage {
  const [whole = '', fence = '', head = ''] = FRONT_MATTER.exec(text) ?? []
  const front = fence === '+++' ? readToml(head) : readYaml(head)
  const page: MarkdownPage = {
    ...{ title: stringOf(front.title), siteName: '', description: stringOf(front.description), language: stringOf(front.lang) },
    ...{ blocks: [], photos: [], links: [], isDraft: front.draft === true, foreign: [] },
  }
  for (const key of ['image', 'cover', 'featured_image', 'images', 'hero'])
    for (const source of [front[key]].flat()) if (typeof source === 'string') page.photos.push({ source, alt: '' })
  const body = text.slice(whole.length).replace(SHORTCODE, (_, name: string, flags: string) => {
    const source = /\bsrc="([^"]+)"/.exec(flags)?.[1]
    if (source !== undefined) page.photos.push({ source, alt: /\balt="([^"]*)"/.exec(flags)?.[1] ?? '' })
    else page.foreign.push(name)
    return ''
  })
  for (const token of lexer(body)) addToken(page, token)
  return page
}

function addToken(page: MarkdownPage, token: Token): void {
  if (token.type === 'heading') {
    const { depth } = token as Tokens.Heading
    addText(page, token as Tokens.Heading, (text) => ({ kind: 'heading', level: depth, text: oneLine(text) }))
  } else if (token.type === 'list') {
    for (const item of (token as Tokens.List).items) addText(page, item, (text) => ({ kind: 'item', text }))
  } else if (token.type === 'blockquote') addText(page, token as Tokens.Blockquote, quoteOf)
  else if (token.type === 'paragraph' || token.type === 'text') addText(page, token as Tokens.Paragraph, (text) => ({ kind: 'text', text }))
  else if (token.type === 'table') {
    for (const cells of [(token as Tokens.Table).header, ...(token as Tokens.Table).rows])
      page.blocks.push({ kind: 'row', cells: cells.map((cell) => oneLine(flatten(page, cell.tokens))) })
  } else if (token.type === 'html') {
    const { blocks, photos, links } = parseHtml(token.raw)
    page.blocks.push(...blocks)
    page.photos.push(...photos)
    page.links.push(...links)
  }
}

function addText(page: MarkdownPage, token: { tokens?: Token[] | undefined }, make: (text: string) => Block): void {
  const text = tidyText(flatten(page, token.tokens ?? []))
  if (text !== '') page.blocks.push(make(text))
}

/** The last line, behind a dash, says who. */
function quoteOf(text: string): Block {
  const [, said = text, by = ''] = /^([\s\S]+)\n[—–-]+\s*([^\n]+)$/.exec(text) ?? []
  return { kind: 'quote', text: said, by }
}

/** Words without their marks; photos and links go where they belong. */
function flatten(page: MarkdownPage, tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'image') page.photos.push({ source: (token as Tokens.Image).href, alt: oneLine((token as Tokens.Image).text) })
      if (token.type === 'link') page.links.push((token as Tokens.Link).href)
      if (token.type === 'br') return '\n'
      if (token.type === 'image' || token.type === 'html') return ''
      const within = 'tokens' in token ? token.tokens : undefined
      if (within !== undefined && within.length > 0) return `${flatten(page, within)}${isBlock(token) ? '\n' : ''}`
      return 'text' in token ? unescapeHtml(String(token.text)) : ''
    })
    .join('')
}

const isBlock = ({ type }: Token): boolean => type === 'paragraph' || type === 'text'

const unescapeHtml = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const stringOf = (value: unknown): string => (typeof value === 'string' ? oneLine(value) : '')

function readYaml(head: string): Record<string, unknown> {
  try {
    const value: unknown = parse(head, { logLevel: 'silent', maxAliasCount: 0 })
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** The plain lines of it, `title = "About"`: no more is asked of it. */
function readToml(head: string): Record<string, unknown> {
  const pairs = [...head.matchAll(/^(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(true|false))\s*$/gm)]
  return Object.fromEntries(
    pairs.map(([, key = '', double, single, flag]) => [key, flag === undefined ? (double ?? single ?? '') : flag === 'true']),
  )
}
