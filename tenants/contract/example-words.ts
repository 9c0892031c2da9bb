import { type Json, type SiteField, type SiteSource, siteValueOf } from './site-fields.ts'

// What a site has of tenants/_template, and nobody has written for her. Pure.

/** A field that still says what the template says; `words` tells her so. */
export interface ExampleField extends SiteField {
  words: string
}

/** What the template's words begin with (held by a test): they speak to her, and not of her. */
export const EXAMPLE_BEGINNINGS = {
  tagline: 'A line of your own',
  intro: 'Two or three sentences that sound like you.',
  about: 'A few paragraphs about you.',
  service: 'Where, how long, what it feels like.',
} as const

/** As the template calls its photos. */
const PLACEHOLDER = /^placeholder-/
export const isPlaceholder = ({ file = '' }: { file?: string | undefined }): boolean => PLACEHOLDER.test(file)

/** Every field of these files that a visitor would read as the template's. */
export const examplesIn = (source: SiteSource): ExampleField[] => [...ownWords(source), ...serviceWords(source), ...photos(source)]

/** What the first words of a site say: her line, her introduction and what she says of herself. */
export function ownWords(source: SiteSource): ExampleField[] {
  const fields = [
    { file: 'content.yaml', path: 'tagline', begins: EXAMPLE_BEGINNINGS.tagline, words: 'Your line is still the example' },
    { file: 'content.yaml', path: 'intro', begins: EXAMPLE_BEGINNINGS.intro, words: 'Your introduction is still the example' },
    { file: 'about.md', path: '', begins: EXAMPLE_BEGINNINGS.about, words: 'What you say about yourself is still the example' },
  ]
  return fields
    .filter(({ begins, ...field }) => textOf(siteValueOf(source, field)).startsWith(begins))
    .map(({ file, path, words }) => ({ file, path, words }))
}

/** What is said of a service. */
export const serviceWords = (source: SiteSource): ExampleField[] =>
  listOf(source, { file: 'content.yaml', path: 'services' })
    .filter(({ description }) => textOf(description).startsWith(EXAMPLE_BEGINNINGS.service))
    .map(({ id, name }) => ({
      file: 'content.yaml',
      path: `services/${textOf(id)}/description`,
      words: `What you say about “${textOf(name)}” is still the example`,
    }))

const photos = (source: SiteSource): ExampleField[] =>
  listOf(source, { file: 'photos.yaml', path: 'photos' })
    .filter(({ file }) => isPlaceholder({ file: textOf(file) }))
    .map(({ id }) => ({ file: 'photos.yaml', path: `photos/${textOf(id)}`, words: 'A photo is still a placeholder' }))

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '')

function listOf(source: SiteSource, field: SiteField): readonly Readonly<Record<string, Json>>[] {
  const list = siteValueOf(source, field)
  return Array.isArray(list) ? (list as readonly Readonly<Record<string, Json>>[]) : []
}
