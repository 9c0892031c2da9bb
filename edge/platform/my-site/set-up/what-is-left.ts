import type { SetUp } from '../../../../db/queries/set-up.ts'
import { ownWords, serviceWords } from '../../../../tenants/contract/example-words.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type SiteField, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { contradictedPrices } from '../form/contradicted-prices.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { ownPhotos } from './place-photos.ts'
import { STEP_TITLES, STEPS } from './steps.ts'

export interface Left {
  words: string
  href: string
}

/** Of the template, and nobody's: what no step asks for, and must not go public as it is. */
const EXAMPLES: readonly (SiteField & Left)[] = [
  { file: 'content.yaml', path: 'services', words: 'Your services are still the example', href: mySitePath('services') },
  { file: 'content.yaml', path: 'rates', words: 'Your rates are still the example', href: mySitePath('rates') },
]

/** What has to be done before a site can be shown to anybody. Nothing of hers is live yet, so that what her folder says is the template. Pure. */
export function whatIsLeft({ live, source }: Pick<SiteFacts, 'live' | 'source'>, { steps }: Pick<SetUp, 'steps'>): Left[] {
  const open = STEPS.filter((step) => !steps.includes(step)).map((step) => ({ words: STEP_TITLES[step].title, href: setUpPath(step) }))
  const photos = ownPhotos(source)
  const whole = EXAMPLES.filter((field) => sameJson(siteValueOf(live ?? {}, field), siteValueOf(source, field)))
  return [
    ...open,
    ...(photos.length === 0 && steps.includes('photos') ? [{ words: 'A photo of yours', href: setUpPath('photos') }] : []),
    ...(photos.some(({ alt }) => !alt) ? [{ words: 'What each photo shows', href: mySitePath('photos/words') }] : []),
    ...(steps.includes('words') ? ownWords(source) : []).map(({ words }) => ({ words, href: setUpPath('words') })),
    ...whole.map(({ words, href }) => ({ words, href })),
    ...(whole.some(({ path }) => path === 'rates') ? [] : exampleLines({ live, source })),
    ...contradictedPrices(source).map(({ name, line }) => ({
      words: `“${name}” costs another price than your rates say in “${line.label ?? ''}”`,
      href: mySitePath('rates'),
    })),
    ...serviceWords(source)
      .filter(({ path }) => !whole.some((example) => path.startsWith(`${example.path}/`)))
      .map(({ path, words }) => ({ words, href: mySitePath(path.replace(/\/description$/, '')) })),
  ]
}

/** Lines of her rates that are the template's to the last figure, whatever stands above them. One whose prices are hers by chance she words for herself. */
function exampleLines({ live, source }: Pick<SiteFacts, 'live' | 'source'>): Left[] {
  const examples = linesOf(live ?? {})
  return linesOf(source)
    .filter((line) => examples.some((example) => sameJson(example, line)))
    .map(({ label }) => ({ words: `“${label ?? ''}” in your rates is still the example`, href: mySitePath('rates') }))
}

function linesOf(source: SiteSource): readonly { readonly label?: string }[] {
  const rates = siteValueOf(source, { file: 'content.yaml', path: 'rates' })
  return Array.isArray(rates) ? (rates as readonly { items?: readonly { label?: string }[] }[]).flatMap(({ items = [] }) => items) : []
}
