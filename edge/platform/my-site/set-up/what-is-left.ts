import type { SetUp } from '../../../../db/queries/set-up.ts'
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

/** Words that tenants/_template begins with (held by a test), which a step that is gone through untouched leaves there: they speak to her, and not of her. */
export const EXAMPLE_WORDS: readonly (SiteField & Pick<Left, 'words'> & { begins: string })[] = [
  { file: 'content.yaml', path: 'tagline', begins: 'A line of your own', words: 'Your line is still the example' },
  {
    file: 'content.yaml',
    path: 'intro',
    begins: 'Two or three sentences that sound like you.',
    words: 'Your introduction is still the example',
  },
  { file: 'about.md', path: '', begins: 'A few paragraphs about you.', words: 'What you say about yourself is still the example' },
]

const isExample = (source: SiteFacts['source'], { begins, ...field }: SiteField & { begins: string }): boolean =>
  String(siteValueOf(source, field) ?? '')
    .trim()
    .startsWith(begins)

/** What has to be done before a site can be shown to anybody. Nothing of hers is live yet, so that what her folder says is the template. Pure. */
export function whatIsLeft({ live, source }: Pick<SiteFacts, 'live' | 'source'>, { steps }: Pick<SetUp, 'steps'>): Left[] {
  const open = STEPS.filter((step) => !steps.includes(step)).map((step) => ({ words: STEP_TITLES[step].title, href: setUpPath(step) }))
  const photos = ownPhotos(source)
  return [
    ...open,
    ...(photos.length === 0 && steps.includes('photos') ? [{ words: 'A photo of yours', href: setUpPath('photos') }] : []),
    ...(photos.some(({ alt }) => !alt) ? [{ words: 'What each photo shows', href: mySitePath('photos/words') }] : []),
    ...(steps.includes('words') ? EXAMPLE_WORDS : [])
      .filter((example) => isExample(source, example))
      .map(({ words }) => ({ words, href: setUpPath('words') })),
    ...EXAMPLES.filter((field) => sameJson(siteValueOf(live ?? {}, field), siteValueOf(source, field))).map(({ words, href }) => ({
      words,
      href,
    })),
  ]
}
