import { signPreferences } from '../../edge/platform/keys/preferences-link.ts'
import { STEPS } from '../../edge/platform/my-site/set-up/steps.ts'
import {
  dashboardPath,
  localUrl,
  mySitePath,
  offlinePath,
  operatorPath,
  preferencesPath,
  setUpPath,
  signInCodePath,
  signInPath,
} from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { PEOPLE } from './app-tenants.ts'
import { ASKED, dayAhead } from './claire-month.ts'
import { draftUrl, nextLegPath } from './found-addresses.ts'
import type { Cookies, Person } from './sign-in-everybody.ts'

export interface AppPage {
  name: string
  url: string
  /** Of whoever is signed in; without one it is open to whoever has its address. */
  cookie?: Cookies[Person]
  /** The button that leads to it from there: a page that only a form opens. */
  press?: string
  /** Of a screen, not of the whole page: where its address leads to a place in it. */
  isScreen?: boolean
  /** Kept in docs/screenshots; of the others a picture is only looked at. */
  isKept?: boolean
  /** Whose it is: hers, which is measured too, or the operator's, or a page of her site. */
  of: 'app' | 'operator' | 'site'
}

interface Listed {
  place: { port: number; dataDir: string }
  cookies: Cookies
  ids: {
    appointment: string
    block: string
    photo: string
    publication: string
    request: { reference: string; companion: string; client: string }
  }
}

/** One of each kind: a picture in every version of this repository is paid for by whoever clones it. */
const KEPT: ReadonlySet<string> = new Set([
  ...['today', 'requests', 'cities', 'request', 'decline', 'other-times', 'diary', 'diary-away', 'month', 'entry', 'hours', 'tour'],
  ...[
    'diary-day',
    'leg',
    'leg-filled',
    'leg-errors',
    'block-time',
    'block',
    'in-the-way',
    'what-works',
    'my-site',
    'rates',
    'look',
    'photos',
    'add-photos',
  ],
  ...['review', 'draft', 'start-test', 'end-test', 'settings', 'deposit', 'blocks', 'calendars', 'flood'],
  ...['first-day-today', 'first-day-what-works', 'hidden-site', 'set-up', 'set-up-photos', 'set-up-look', 'set-up-ready', 'blur'],
  ...['request-answer', 'request-own', 'sign-in', 'draft-site', 'operator', 'operator-set-up'],
])

/** Every screen worth a look: with much in it, with nothing, and with what went wrong. */
export async function listPages(listed: Listed): Promise<AppPage[]> {
  return (await listAll(listed)).map((page) => ({ ...page, isKept: KEPT.has(page.name.replace('dashboard-', '')) }))
}

async function listAll(listed: Listed): Promise<AppPage[]> {
  const { place, cookies } = listed
  const at = (where: string) => localUrl({ port: place.port }) + where
  const seenBy = (person: Person, pages: Record<string, string>): AppPage[] =>
    Object.entries(pages).map(([name, where]) => ({ name, url: at(where), cookie: cookies[person], of: 'app' }))
  const pressed: Record<string, { where: string; press: string }> = {
    'in-the-way': { where: `diary/block?day=${ASKED.slice(0, 10)}&from=18:00`, press: 'Block this time' },
    'leg-errors': { where: 'diary/tour/add', press: 'Add to tour' },
  }
  return [
    ...seenBy('busy', busyPages(listed)),
    ...Object.entries(pressed).map(([name, { where, press }]): AppPage => {
      return { name: `dashboard-${name}`, url: at(dashboardPath(where)), cookie: cookies.busy, press, of: 'app' }
    }),
    {
      name: 'dashboard-diary-day',
      url: at(dashboardPath(`diary?on=${ASKED.slice(0, 10)}#day-${ASKED.slice(0, 10)}`)),
      cookie: cookies.busy,
      isScreen: true,
      of: 'app',
    },
    { name: 'dashboard-leg-filled', url: at(await nextLegPath(listed)), cookie: cookies.busy, of: 'app' },
    ...seenBy('fresh', FRESH),
    ...seenBy('hidden', { 'hidden-site': mySitePath(), publication: mySitePath(`publications/${listed.ids.publication}`) }),
    ...seenBy('begun', begunPages(listed.ids.photo)),
    ...seenBy('ready', { 'set-up-waiting': setUpPath('ready') }),
    ...(await openPages(listed)),
    { name: 'draft-site', url: await draftUrl(listed), of: 'site' },
    { name: 'operator', url: at(operatorPath()), of: 'operator' },
    { name: 'operator-set-up', url: at(operatorPath(`set-ups/${PEOPLE.ready}`)), of: 'operator' },
  ]
}

function busyPages({ ids: { request, appointment, block } }: Listed): Record<string, string> {
  const pages = {
    today: '',
    requests: 'requests',
    past: 'requests?show=past',
    'not-found': 'requests?q=nobody',
    cities: 'requests/cities',
    request: `requests/${request.reference}`,
    decline: `requests/${request.reference}?do=decline`,
    'other-times': `requests/${request.reference}?do=times`,
    appointment: `requests/${appointment}`,
    'block-client': `requests/${request.reference}/block`,
    'no-request': 'requests/0000-0000',
    diary: 'diary',
    'diary-away': `diary?on=${dayAhead(9)}`,
    month: 'diary?view=month',
    entry: 'diary/entry',
    hours: 'diary/hours',
    tour: 'diary/tour',
    leg: 'diary/tour/add',
    'block-time': `diary/block?day=${dayAhead(1)}&from=14:00&to=18:00&repeat=weekly`,
    block: `diary/block/${block}?at=${dayAhead(1)}T14:00`,
    'what-works': 'what-works',
    'what-works-one-source': 'what-works?by=source&is=instagram',
    'my-site': 'my-site',
    ...Object.fromEntries(['words', 'services', 'rates', 'questions', 'clients', 'look', 'shown', 'history', 'hide'].map(mySitePart)),
    service: 'my-site/services/dinner',
    'add-page': 'my-site/add-page',
    photos: 'my-site/photos',
    'one-photo': 'my-site/photos/garden',
    'add-photos': 'my-site/photos/add',
    ...{ review: 'my-site/review', draft: 'my-site/preview', 'start-test': 'my-site/tests/new?place=portrait' },
    'end-test': 'my-site/tests/hero-photo',
    ...Object.fromEntries(['settings', 'share', 'deposit', 'blocks', 'calendars', 'flood'].map((name) => [name, name])),
  }
  return Object.fromEntries(Object.entries(pages).map(([name, part]) => [`dashboard-${name}`, dashboardPath(part)]))
}

const mySitePart = (part: string): [string, string] => [part, `my-site/${part}`]

/** Nothing has happened yet. */
const FRESH: Record<string, string> = {
  'first-day-today': dashboardPath(),
  'first-day-requests': dashboardPath('requests'),
  'first-day-diary': dashboardPath('diary'),
  'first-day-what-works': dashboardPath('what-works'),
  'first-day-cities': dashboardPath('requests/cities'),
}

const begunPages = (photo: string): Record<string, string> => ({
  'set-up': setUpPath(),
  ...Object.fromEntries(STEPS.map((step) => [`set-up-${step}`, setUpPath(step)])),
  'set-up-ready': setUpPath('ready'),
  'new-photo': mySitePath(`photos/${photo}`),
  'new-photo-words': mySitePath('photos/words'),
  blur: mySitePath(`photos/${photo}/blur`),
  'remove-photo': mySitePath(`photos/${photo}/remove`),
})

/** Behind links of mails, and before she is signed in. */
async function openPages({ place: { port, dataDir }, ids: { request } }: Listed): Promise<AppPage[]> {
  const { linkSecret } = await loadLocalSecrets(dataDir)
  const pages = {
    'sign-in': signInPath(),
    'sign-in-wrong': `${signInPath()}?said=wrong`,
    'sign-in-code': signInCodePath(),
    'link-used': signInPath('none'),
    'mail-settings': preferencesPath(await signPreferences(linkSecret, PEOPLE.busy)),
    offline: offlinePath(),
  }
  return [
    { name: 'request-answer', url: request.companion, of: 'app' },
    { name: 'request-own', url: request.client, of: 'app' },
    ...Object.entries(pages).map(([name, where]): AppPage => ({ name, url: localUrl({ port }) + where, of: 'app' })),
  ]
}
