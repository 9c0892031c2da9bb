import type { SourcePage } from './site-source.ts'

export type Topic =
  | 'home'
  | 'about'
  | 'services'
  | 'rates'
  | 'questions'
  | 'kind-words'
  | 'contact'
  | 'tour'
  | 'gallery'
  | 'booking'
  | 'legal'
  | 'other'

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['about', /^(about|about-?me|my-?story|meet-.+|bio|ueber-mich)$/],
  ['services', /^(services?|experiences?|dates?|encounters?|offerings?|what-i-offer)$/],
  ['rates', /^(rates?|prices?|pricing|tributes?|donations?|investment|honorarium|rates-.+|services-(and-)?rates)$/],
  ['questions', /^(faqs?|questions|q-?and-?a|frequently-asked-questions|good-to-know)$/],
  ['kind-words', /^(testimonials?|kind-words|reviews?|praise|love-letters)$/],
  ['contact', /^(contact|contact-?me|get-in-touch|say-hello)$/],
  ['tour', /^(tours?|touring|travel|tour-dates)$/],
  ['gallery', /^(gallery|photos?|portfolio|images|pictures)$/],
  ['booking', /^(book|booking|bookings|book-me|request|form)$/],
  ['legal', /^(privacy|privacy-policy|terms|terms-and-conditions|cookies?|imprint|impressum|disclaimer|404)$/],
]

/** What a page is about, by its address or, where that says nothing, its title. Pure. */
export function topicOf({ name, title }: Pick<SourcePage, 'name' | 'title'>): Topic {
  if (name === '') return 'home'
  const words = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('&', 'and')
      .replace(/[^\p{L}\d]+/gu, '-')
      .replace(/^-|-$/g, '')
  const byName = TOPICS.find(([, names]) => names.test(words(name)))
  const heading = title.split(/\s[|·—–-]\s/)[0] ?? ''
  return (byName ?? TOPICS.find(([, names]) => names.test(words(heading))))?.[0] ?? 'other'
}
