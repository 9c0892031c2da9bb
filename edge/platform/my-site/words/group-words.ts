import type { HerGroup } from '../../../../tenants/contract/hers.ts'

/** Her forms as they are listed, and what each is for. */
export const GROUP_TITLES: Record<HerGroup, string> = {
  start: 'Name and city',
  words: 'Words',
  services: 'Services',
  rates: 'Rates',
  questions: 'Questions and kind words',
  contact: 'Contact',
  clients: 'New clients and deposit',
  photos: 'Photos',
  look: 'Look',
  found: 'Search engines and browser tab',
  shown: 'What is shown',
  pages: 'Pages of your own',
}

interface ListWords {
  /** `Question` 2, and `Add a question`. */
  one: string
  add: string
}

/** What the members of a list are called, by the last name of the list. */
export const LIST_WORDS: Readonly<Record<string, ListWords>> = {
  services: { one: 'Service', add: 'Add a service' },
  rates: { one: 'Price list', add: 'Add a price list' },
  items: { one: 'Line', add: 'Add a line' },
  extras: { one: 'Extra', add: 'Add an extra' },
  faq: { one: 'Question', add: 'Add a question' },
  testimonials: { one: 'Kind words', add: 'Add kind words' },
  socials: { one: 'Page', add: 'Add a page' },
  photos: { one: 'Photo', add: 'Add a photo' },
}
export const listWords = (name: string): ListWords => LIST_WORDS[name] ?? { one: 'Line', add: 'Add another' }
