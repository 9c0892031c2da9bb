import { lexer, type Token, type Tokens, walkTokens } from 'marked'
import { placeAt } from './place-at.ts'

// Read by a build and by her forms, so that neither takes what the other refuses. Pure; runs in the platform Worker too.

/** What Markdown has that a page of hers may not have: for whoever edits the file, and in her words. */
export interface ForeignMarkdown {
  /** From 1. */
  line: number
  column: number
  got: string
  expected: string
  fix: string
  words: string
}

/**
 * A picture by its own address (only photos of photos.yaml are encoded, freed of metadata and published), HTML (a script in it would run), and links that are
 * no addresses. What stands in code is words.
 */
export function findForeign(text: string): ForeignMarkdown[] {
  const found: ForeignMarkdown[] = []
  let after = 0
  for (const block of lexer(text)) {
    const at = Math.max(after, text.indexOf(block.raw, after))
    void walkTokens([block], (token) => {
      const foreign = foreignOf(token)
      if (foreign) found.push({ ...placeOf(text, at, foreign.got), ...foreign })
    })
    after = at + block.raw.length
  }
  return found
}

function foreignOf(token: Token): Omit<ForeignMarkdown, 'line' | 'column'> | undefined {
  switch (token.type) {
    case 'image':
      return {
        got: quote(token.raw),
        expected: 'text: a picture in Markdown is not published',
        fix: 'Put the photo into photos/ and photos.yaml; the gallery shows it.',
        words: 'A picture can’t stand in this text. Add it to your photos instead.',
      }
    case 'html':
      return {
        got: quote(token.raw),
        expected: 'Markdown without HTML: a script or a style of its own would run on the page',
        fix: 'Write it as Markdown: **bold**, _slanted_, [a link](https://example.com), # a heading.',
        words: `“${quote(token.raw)}” can’t stand in this text. Write **bold**, _slanted_ or [a link](https://example.com) instead.`,
      }
    case 'link': {
      const { href, raw } = token as Tokens.Link
      if (/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(href)) return undefined
      return {
        got: quote(raw),
        expected: 'a link to https://…, mailto:…, tel:… or a page such as /rates',
        fix: 'Write the whole address.',
        words: `The link ${quote(raw)} leads nowhere. Write its whole address, beginning with https://.`,
      }
    }
    default:
      return undefined
  }
}

const quote = (raw: string): string => {
  const line = raw.trim().split('\n', 1)[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}

function placeOf(text: string, from: number, got: string): { line: number; column: number } {
  const found = text.indexOf(got.replace(/…$/, ''), from)
  return placeAt(text, found < 0 ? from : found)
}
