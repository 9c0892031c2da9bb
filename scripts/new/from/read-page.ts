import { decodePage } from './decode-page.ts'
import { parseHtml, TooDeep } from './parse-html.ts'
import { parseMarkdownPage } from './parse-markdown-page.ts'
import type { Note, PageParts, SourcePage } from './site-source.ts'

interface Where {
  from: string
  name: string
  isMarkdown: boolean
  /** As a server said it. */
  contentType?: string
}

/** Bytes of a page -> its parts; without a page the notes say why. Pure. */
export function readPage(bytes: Uint8Array, { from, name, isMarkdown, contentType }: Where): { page?: SourcePage; notes: Note[] } {
  const note = (why: string): Note => ({ what: `the page ${from}`, why, from })
  const decoded = decodePage(bytes, contentType)
  if (decoded === undefined) return { notes: [note('no text')] }
  const notes = decoded.encoding === 'utf-8' ? [] : [note(`is not UTF-8 and was read as ${decoded.encoding}: look at its accents`)]
  try {
    const parts = isMarkdown ? parseMarkdownPage(decoded.text) : parseHtml(decoded.text)
    if ('isDraft' in parts && parts.isDraft) return { notes: [note('a draft, which nobody has published')] }
    if ('foreign' in parts && Array.isArray(parts.foreign))
      for (const each of new Set(parts.foreign as string[]))
        notes.push({ what: `the shortcode ${each}`, why: 'only the program of that site knows what it shows', from })
    return { page: { ...partsOf(parts), from, name }, notes }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { notes: [...notes, note('its elements lie in each other deeper than any page of words: not read')] }
  }
}

const partsOf = ({ title, siteName, description, language, blocks, photos, links }: PageParts): PageParts => ({
  ...{ title, siteName, description, language, blocks, photos, links },
})
