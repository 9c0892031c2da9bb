import type { ContentInput } from '../../../tenants/contract/content.ts'
import { localeSchema } from '../../../tenants/contract/fields.ts'
import type { TenantInput } from '../../../tenants/contract/tenant.ts'
import { languageOf } from '../../../tenants/contract/words/languages.ts'
import type { TenantAnswers } from '../question.ts'
import { type FoundContact, findContact } from './find-contact.ts'
import { findRates } from './find-rates.ts'
import { findKindWords, findQuestions } from './find-said.ts'
import { findServices } from './find-services.ts'
import { findAbout, findHomeWords, type PlannedPage, planOwnPage } from './find-words.ts'
import { type Block, type Note, oneLine, type SiteSource, type SourcePage } from './site-source.ts'
import { type Topic, topicOf } from './topic-of.ts'

export interface PlannedSite {
  tenant: Pick<FoundContact, 'contact' | 'socials'> & { seo: Partial<TenantInput['seo']>; locale?: string }
  content: Partial<ContentInput>
  about?: string
  pages: PlannedPage[]
  /** What has a place, and how much of it. */
  placed: string[]
  notes: Note[]
}

/** Texts of an existing site -> fields of the contract. What is not certain becomes a note, with all of its words. Pure. */
export function planSite(
  source: SiteSource,
  { name, country, currency }: Pick<TenantAnswers, 'name' | 'country' | 'currency'>,
): PlannedSite {
  const { contact, socials, notes } = findContact(source.pages)
  const plan: PlannedSite = {
    tenant: { contact, socials, seo: {} },
    content: {},
    pages: [],
    placed: [],
    notes: [...source.notes, ...notes],
  }
  for (const page of source.pages) {
    const used = new Set<Block>()
    const topic = topicOf(page)
    if (topic === 'legal') {
      plan.notes.push({
        what: `the page ${page.title || page.from}`,
        why: 'the site has a privacy page of its own, which says what is true here',
        from: page.from,
      })
      continue
    }
    placeSaid(plan, page, used)
    placeByTopic(plan, page, { topic, used, name, currency })
    noteRest(plan, page, used)
  }
  placeLanguage(plan, source.pages, country)
  plan.placed.push(...countPlaced(plan))
  plan.notes.push(...missing(plan))
  return plan
}

/** Questions and kind words are known by their shape, wherever they stand. */
function placeSaid({ content, notes }: PlannedSite, page: SourcePage, used: Set<Block>): void {
  const questions = findQuestions(page)
  const words = findKindWords(page)
  if (questions.found.length > 0) content.faq = [...(content.faq ?? []), ...questions.found]
  if (words.found.length > 0) content.testimonials = [...(content.testimonials ?? []), ...words.found]
  notes.push(...questions.notes, ...words.notes)
  for (const block of [...questions.used, ...words.used]) used.add(block)
}

interface Placing {
  topic: Topic
  used: Set<Block>
  name: string
  currency: string
}

function placeByTopic(plan: PlannedSite, page: SourcePage, { topic, used, name, currency }: Placing): void {
  const left = page.blocks.filter((block) => !used.has(block))
  const rest = { ...page, blocks: left }
  const use = (blocks: Iterable<Block>) => {
    for (const block of blocks) used.add(block)
  }
  if (topic === 'home') {
    const home = findHomeWords(rest, name)
    plan.tenant.seo = home.seo
    if (home.tagline !== undefined) plan.content.tagline = home.tagline
    if (home.intro !== undefined) plan.content.intro = home.intro
    use(home.used)
  } else if (topic === 'about' && plan.about === undefined) {
    const found = findAbout(page, left)
    if (found === undefined) return
    plan.about = found.about
    use(found.used)
  } else if (topic === 'rates') {
    const found = findRates(rest, currency)
    plan.content.rates = [...(plan.content.rates ?? []), ...found.rates]
    plan.notes.push(...found.notes)
    use(found.used)
  } else if (topic === 'services') {
    const found = findServices(rest, currency)
    plan.content.services = [...(plan.content.services ?? []), ...found.services]
    plan.notes.push(...found.notes)
    use(found.used)
  } else if (topic === 'other' && left.length > 0) {
    const own = planOwnPage(rest, plan.pages)
    if (typeof own === 'string') plan.notes.push({ what: textOf(left), why: `a page that is not placed: ${own}`, from: page.from })
    else plan.pages.push(own)
    use(left)
  }
}

/** Whatever nobody took, whole, so that the old site is not needed to look it up. */
function noteRest({ notes }: PlannedSite, page: SourcePage, used: ReadonlySet<Block>): void {
  const left = page.blocks.filter((block) => !used.has(block))
  const words = left.filter((block) => !(block.kind === 'heading' && (block.level === 1 || block.text === page.title)))
  if (words.length > 0) notes.push({ what: textOf(words), why: 'words without a certain place', from: page.from })
}

const textOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.kind === 'row' ? block.cells.join(' · ') : oneLine(block.text))).join('\n')

function placeLanguage(plan: PlannedSite, pages: readonly SourcePage[], country: string): void {
  const page = pages.find((each) => each.language !== '')
  if (page === undefined) return
  const language = languageOf(page.language.replace('_', '-'))
  if (language === undefined)
    plan.notes.push({ what: `the language ${page.language}`, why: 'the site has no words of its own in it', from: page.from })
  else if (localeSchema.safeParse(`${language}-${country}`).success) plan.tenant.locale = `${language}-${country}`
}

function countPlaced({ tenant, content, about, pages }: PlannedSite): string[] {
  const some = (count: number | undefined, what: string) => ((count ?? 0) > 0 ? [`${what} (${count})`] : [])
  return [
    ...['tagline', 'intro'].filter((field) => field in content),
    ...(about === undefined ? [] : ['about']),
    ...some(content.services?.length, 'services'),
    ...some(content.rates?.flatMap(({ items }) => items).length, 'rates'),
    ...some(content.faq?.length, 'questions'),
    ...some(content.testimonials?.length, 'kind words'),
    ...some(pages.length, 'pages'),
    ...some(Object.keys(tenant.contact).length + tenant.socials.length, 'ways to reach her'),
  ]
}

const STILL: Readonly<Record<string, string>> = { 'services in content.yaml': "are still the template's, without a price" }

/** What every site needs, and the template still says in its place. */
function missing({ tenant, content, about }: PlannedSite): Note[] {
  const needed = [
    ['the line under her name', content.tagline, 'tagline in content.yaml'],
    ['an introduction', content.intro, 'intro in content.yaml'],
    ['a text about her', about, 'about.md'],
    ['a description for search engines', tenant.seo.description, 'seo in tenant.yaml'],
    ['services with a certain length', content.services?.length || undefined, 'services in content.yaml'],
  ] as const
  return needed
    .filter(([, found]) => found === undefined)
    .map(([what, , where]) => ({ what, why: `not found: ${where} ${STILL[where] ?? "is still the template's"}`, from: 'the whole site' }))
}
