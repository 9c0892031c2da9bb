// An existing site, read: what every stage of `npm run new -- --from` hands on.

/** A piece of a page, in its order. Lines of a text are those that the page breaks it into. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text' | 'item'; text: string }
  | { kind: 'row'; cells: string[] }
  | { kind: 'quote'; text: string; by: string }

export interface PageParts {
  title: string
  /** What the site calls itself, where it says so. */
  siteName: string
  description: string
  /** As it calls it itself: `en-AU`; '' where it says nothing. */
  language: string
  blocks: Block[]
  photos: { source: string; alt: string }[]
  /** Addresses that a tap leads to, as they are written. */
  links: string[]
}

export interface SourcePage extends PageParts {
  /** Where it was found: a path below the folder, or an address. */
  from: string
  /** `rates` of `content/rates/index.md`; '' of the home page. */
  name: string
}

export interface SourcePhoto {
  from: string
  read: () => Promise<Buffer>
}

/** What nobody should have to look for twice: what it was, why it has no place, where it came from. */
export interface Note {
  what: string
  why: string
  from: string
}

export interface SiteSource {
  pages: SourcePage[]
  photos: SourcePhoto[]
  notes: Note[]
}

/** As a page shows it: one blank between words, line breaks kept. */
export const tidyText = (text: string): string =>
  text
    .replaceAll('\u00ad', '')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0\u200b]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

export const oneLine = (text: string): string => tidyText(text).replaceAll('\n', ' ')
