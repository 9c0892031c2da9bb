import * as z from 'zod'
import { slugSchema } from './fields.ts'
import { hers } from './hers.ts'
import { PAGE_IDS } from './urls.ts'
import { LANGUAGES, languagePrefix } from './words/languages.ts'

// pages/<slug>.md: a page of her own, Markdown below a few lines of YAML.

/** Addresses that the site has already, or that the edge keeps for itself. */
export const TAKEN_PATHS: ReadonlySet<string> = new Set<string>([
  ...PAGE_IDS,
  'index',
  'robots',
  'sitemap',
  'share',
  ...LANGUAGES.map((language) => languagePrefix(language).slice(1)),
])

export const customPageSlugSchema = slugSchema.refine((slug) => !TAKEN_PATHS.has(slug), {
  error: 'a name that no page of the site has already',
})

export const customPageSchema = z.strictObject({
  title: z.string().min(1).max(60).describe('Heading, title and label in the menu').meta(hers('pages', 'Title')),
  description: z
    .string()
    .max(170)
    .optional()
    .describe('Description for search engines')
    .meta(hers('pages', 'Description for search engines')),
  menu: z.boolean().default(true).describe('Whether the menu has a link to it').meta(hers('pages', 'In the menu')),
})

export type CustomPage = z.output<typeof customPageSchema> & {
  slug: string
  /** Markdown. */
  text: string
}
