import { customPageSchema, customPageSlugSchema } from '../../../tenants/contract/custom-page.ts'
import {
  CUSTOM_PAGES_MAX,
  LONG_TEXT_LENGTH_MAX,
  SEO_TITLE_LENGTH_MAX,
  TAGLINE_LENGTH_MAX,
  TEXT_LENGTH_MAX,
} from '../../../tenants/contract/limits.ts'
import { findForeign } from '../../../tenants/markdown/find-foreign.ts'
import { makeId } from './make-id.ts'
import { type Block, oneLine, type SourcePage } from './site-source.ts'
import { writeMarkdown } from './write-markdown.ts'

/** What a part of a page is called, and nobody's tagline. */
const PARTS = /^(about( me)?|book(ing)?s?|contact( me)?|faq|gallery|home|photos|prices|questions|rates|services|tour|welcome)$/i
/** A sentence; less is a label. */
const INTRO_LENGTH_MIN = 40

export interface FoundHome {
  tagline?: string
  intro?: string
  seo: { title?: string; description?: string }
  used: Set<Block>
}

/** The words that open her site: a heading that is neither her name nor that of a part, or a line below her name, and the first paragraphs. Pure. */
export function findHomeWords({ blocks, title, description }: SourcePage, name: string): FoundHome {
  const found: FoundHome = { seo: {}, used: new Set() }
  const names = [name, title, ...title.split(/\s[|·—–-]\s/)].map((each) => each.trim().toLowerCase())
  const isName = (text: string) => names.includes(text.toLowerCase())
  const intro: string[] = []
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1]
    if (block.kind === 'heading') {
      if (intro.length > 0) break
      const isTagline =
        found.tagline === undefined && block.text.length <= TAGLINE_LENGTH_MAX && !isName(block.text) && !PARTS.test(block.text.trim())
      if (isTagline) found.tagline = block.text
      if (isTagline || isName(block.text)) found.used.add(block)
    } else if (block.kind === 'text') {
      const text = oneLine(block.text)
      if (found.tagline === undefined && text.length < INTRO_LENGTH_MIN && before?.kind === 'heading' && isName(before.text)) {
        found.tagline = text
        found.used.add(block)
        continue
      }
      if (text.length < INTRO_LENGTH_MIN && intro.length === 0) continue
      if (text.length < INTRO_LENGTH_MIN || [...intro, text].join(' ').length > TEXT_LENGTH_MAX) break
      intro.push(text)
      found.used.add(block)
    } else if (intro.length > 0) break
  }
  if (intro.length > 0) found.intro = intro.join(' ')
  if (title !== '' && title.length <= SEO_TITLE_LENGTH_MAX) found.seo.title = title
  if (description !== '' && description.length <= 170) found.seo.description = description
  return found
}

/** about.md. Undefined: no text, or more than there is room for. Pure. */
export function findAbout(page: Pick<SourcePage, 'blocks'>, left: readonly Block[]): { about: string; used: Set<Block> } | undefined {
  const [first] = page.blocks
  // The page has a heading of its own.
  const blocks = left.filter((block) => !(block === first && block.kind === 'heading' && block.level === 1))
  const about = writeMarkdown(blocks)
  if (about === '' || about.length > LONG_TEXT_LENGTH_MAX || findForeign(about).length > 0) return undefined
  return { about, used: new Set([...blocks, ...(first?.kind === 'heading' ? [first] : [])]) }
}

export interface PlannedPage {
  slug: string
  title: string
  description?: string
  text: string
}

/** A page that has no field of its own stays a page. A text: why it cannot. Pure. */
export function planOwnPage(page: SourcePage, pages: readonly PlannedPage[]): PlannedPage | string {
  if (pages.length >= CUSTOM_PAGES_MAX) return `there is room for ${CUSTOM_PAGES_MAX} pages of her own`
  const heading = page.blocks.find((block) => block.kind === 'heading')
  const title = (page.title.split(/\s[|·—–]\s/)[0] || (heading?.kind === 'heading' ? heading.text : '')).trim()
  const slug = makeId(page.name, new Set(pages.map((each) => each.slug)), 'page')
  const text = writeMarkdown(page.blocks.filter((block) => block !== heading || heading.level > 1))
  if (text === '') return 'no text'
  if (text.length > LONG_TEXT_LENGTH_MAX) return `longer than a page has room for (${LONG_TEXT_LENGTH_MAX} characters)`
  if (!customPageSlugSchema.safeParse(slug).success) return `its address /${slug} is one that the site has already`
  if (findForeign(text).length > 0) return 'its text has what a page of hers cannot have'
  const head = customPageSchema.safeParse({
    title,
    ...(page.description === '' || page.description.length > 170 ? {} : { description: page.description }),
  })
  if (!head.success) return 'no title of at most 60 characters'
  return { slug, title, ...(head.data.description === undefined ? {} : { description: head.data.description }), text }
}
