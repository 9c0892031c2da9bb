/** What the options of a choice are called, by the last name of the field. option-words.test.ts holds that none is missing. */
const OPTION_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ratesDisplay: { table: 'In a table', cards: 'On cards', from: 'Only the lowest: “from …”' },
  preferred: {
    booking: 'The booking form',
    email: 'Email',
    phone: 'Phone',
    whatsapp: 'WhatsApp',
    telegram: 'Telegram',
    sms: 'Text message',
  },
  platform: {
    bluesky: 'Bluesky',
    instagram: 'Instagram',
    linktree: 'Linktree',
    mastodon: 'Mastodon',
    onlyfans: 'OnlyFans',
    threads: 'Threads',
    tiktok: 'TikTok',
    tryst: 'Tryst',
    x: 'X',
    youtube: 'YouTube',
  },
  slots: { hero: 'Opening photo', about: 'About page', gallery: 'Gallery' },
  layout: { elegant: 'Elegant', modern: 'Modern', minimal: 'Minimal' },
  heading: { 'cormorant-garamond': 'Cormorant Garamond', fraunces: 'Fraunces', figtree: 'Figtree', jost: 'Jost' },
  body: { 'cormorant-garamond': 'Cormorant Garamond', fraunces: 'Fraunces', figtree: 'Figtree', jost: 'Jost' },
  spacing: { compact: 'A little', regular: 'Some', airy: 'A lot' },
  radius: { none: 'Square', soft: 'Slightly rounded', round: 'Round' },
  shadow: { none: 'None', soft: 'Soft' },
  status: { active: 'open to everyone', preview: 'a preview', inactive: 'hidden' },
}

const lastOf = (path: string): string => path.split('/').at(-1) ?? path

/** `contact/preferred` and `sms` -> `Text message`. */
export const optionWords = (path: string, option: string): string => OPTION_WORDS[lastOf(path)]?.[option] ?? option
export const hasWords = (path: string, option: string): boolean => OPTION_WORDS[lastOf(path)]?.[option] !== undefined
