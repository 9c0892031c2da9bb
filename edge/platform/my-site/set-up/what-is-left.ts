import type { SetUp } from '../../../../db/queries/set-up.ts'
import { ownWords, serviceWords } from '../../../../tenants/contract/example-words.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type SiteField, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
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
    ...serviceWords(source)
      .filter(({ path }) => !whole.some((example) => path.startsWith(`${example.path}/`)))
      .map(({ path, words }) => ({ words, href: mySitePath(path.replace(/\/description$/, '')) })),
  ]
}
