import type { PictureSize } from './picture.ts'

// Every URL of the product is a function here; urls.test.ts prints them all.

/** The platform's own domain in production; on a laptop it is `localhost`. */
export const PLATFORM_DOMAIN = 'companionconnect.app'

export const PAGE_IDS = ['home', 'about', 'gallery', 'services', 'rates', 'tour', 'booking', 'thanks', 'privacy', 'not-found'] as const
export type PageId = (typeof PAGE_IDS)[number]

const PAGE_PATHS: Record<PageId, string> = {
  home: '/',
  about: '/about',
  gallery: '/gallery',
  services: '/services',
  rates: '/rates',
  tour: '/tour',
  booking: '/booking',
  thanks: '/booking/thanks',
  privacy: '/privacy',
  'not-found': '/404',
}

/** The one public path of a page, without a trailing slash. */
export const pagePath = (page: PageId): string => PAGE_PATHS[page]

/** A page in a language whose paths begin with `prefix`: `/de/rates`; `''` is the first language. */
export const languagePath = (prefix: string, path: string): string => (prefix !== '' && path === '/' ? prefix : prefix + path)

/** The form with something chosen already, for its script to read: `/booking?service=dinner&city=Brisbane`. */
export function bookingFormPath(chosen: { service?: string | undefined; hours?: number | undefined; city?: string | undefined }): string {
  const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
  return `${PAGE_PATHS.booking}${query.size === 0 ? '' : `?${query}`}`
}

/** `Gold Coast` -> `gold-coast`, `Köln` -> `koln` */
export const citySlug = (city: string): string =>
  city
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
export const cityPath = (city: string): string => `/tour/${citySlug(city)}`
/** A city's page with a campaign of its own, for a post about the dates from that day on: its visits and requests are counted by themselves. */
export const citySharePath = ({ city, from }: { city: string; from: string }): string =>
  `${cityPath(city)}?utm_campaign=${citySlug(city)}-${from}`
export const customPagePath = (slug: string): string => `/${slug}`
export const robotsPath = () => '/robots.txt'
export const sitemapPath = () => '/sitemap.xml'
/** Browsers and phones ask for these by name. */
export const faviconPath = () => '/favicon.ico'
export const appleTouchIconPath = () => '/apple-touch-icon.png'
export const siteManifestPath = () => '/site.webmanifest'

/** The file of a page inside `site/`, with its leading slash: `/about` is `/about/index.html`. */
export const pageFile = (path: string): string => (path === '/' ? '/index.html' : `${path}/index.html`)

/** A permutation's name: its variants other than control, in the order the page lists its experiments. Control is ''. */
export const permutationName = (choices: { experiment: string; variant: string }[]): string =>
  choices
    .filter(({ variant }) => variant !== 'control')
    .map(({ experiment, variant }) => `${experiment}.${variant}`)
    .join('~')

/** The age gate is one more choice: control asks, this variant has been answered. No experiment can have this id. */
export const GATE_OPEN = { experiment: 'gate', variant: 'open' } as const

export const PERMUTATION_PREFIX = '/_v/'
export const permutationFile = (permutation: string, path: string): string =>
  permutation === '' ? pageFile(path) : `${PERMUTATION_PREFIX}${permutation}${pageFile(path)}`

/** Content-addressed files: served without running the Worker, and for ever. */
export const ASSET_PREFIX = '/_a/'
export const assetPath = (file: string): string => `${ASSET_PREFIX}${file}`

/** Of a development server alone: a photo's file that is named before its bytes are made, by what they are made from. */
export interface LaterFileName {
  key: string
  width: number
  format: 'avif' | 'jpeg'
}
export const laterFile = ({ key, width, format }: LaterFileName): string => `later-${key}-${width}.${format}`
export function parseLaterPath(path: string): LaterFileName | undefined {
  const [, key, width, format] = /^\/_a\/later-([0-9a-f]+)-(\d+)\.(avif|jpeg)$/.exec(path) ?? []
  return key === undefined ? undefined : { key, width: Number(width), format: format as LaterFileName['format'] }
}

export const eventsPath = () => '/_/events'
export const bookingsPath = () => '/_/bookings'
export const healthPath = () => '/_/health'
export const readyPath = () => '/_/ready'
/** Of a development server alone: what an open page asks for, and the script that does. */
export const livePath = () => '/_/live'
export const liveScriptPath = () => '/_/live.js'
export const gatePath = () => '/_/gate'
export const availabilityPath = () => '/_/availability'
export const nextFreePath = () => '/_/next-free'
/** On the platform: where a companion answers a request. */
export const requestPath = (token: string): string => `/requests/${token}`
/** On a tenant's host: where a client sees and cancels a request. */
export const ownRequestPath = (token: string): string => `/_/request/${token}`
/** On a tenant's host: where somebody asks to be told when a leg can be booked, and the page behind the mails about it. */
export function waitingListPath({ city, lang }: { city?: string; lang?: string } = {}): string {
  const query = Object.entries({ city, lang }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `/_/waiting${query.length === 0 ? '' : `?${query.join('&')}`}`
}
/** On a tenant's host: where somebody asks her to come to a city. `lang`: the locale of the page it is asked from. */
export function tourRequestPath(asked: { city?: string; lang?: string } = {}): string {
  const query = new URLSearchParams(Object.entries(asked))
  return `/_/tour-request${query.size === 0 ? '' : `?${query}`}`
}
export const ownWaitingPath = (token: string): string => `/_/waiting/${token}`
/** On the platform: sign-in, dashboard, mail settings, the operator's overview. */
export const signInPath = (token = ''): string => `/sign-in${token === '' ? '' : `/${token}`}`
/** Where the code of a sign-in mail is sent, and where that of an invitation is typed. No token of a link is this word. */
export const signInCodePath = () => '/sign-in/code'
export const signOutPath = () => '/sign-out'
export const dashboardPath = (part = ''): string => `/dashboard${part === '' ? '' : `/${part}`}`
/** Who asks her to come to which city. */
export const askedCitiesPath = (city?: string): string =>
  dashboardPath('requests/cities') + (city === undefined ? '' : `#${citySlug(city)}`)
/** Where one of her own addresses stands to be copied: that of a city's page for the dates from a day on, or that of her site. */
export const sharePath = (dates?: { city: string; from: string }): string =>
  dashboardPath('share') + (dates === undefined ? '' : `?city=${encodeURIComponent(dates.city)}&from=${dates.from}`)
/** Her own site in her app: what it says, a form of it (`words`), a member of a list (`services/dinner`), what is not published (`review`). */
export const mySitePath = (part = ''): string => dashboardPath(`my-site${part === '' ? '' : `/${part}`}`)
/** Where a photo that she adds is sent, piece by piece. `hash`: SHA-256 of the file, by which it goes on where it was. */
export const photoUploadPath = (hash: string, part = ''): string => mySitePath(`photos/uploads/${hash}${part === '' ? '' : `/${part}`}`)
/** A photo that is not on her site yet, as she alone sees it: in a row of a list, on a screen, as she sent it. */
export const newPhotoPath = (id: string, size: 'row' | 'small' | 'whole'): string => mySitePath(`photos/${id}/${size}`)
/** A thumbnail of one of her own photos; `version` (of its content hash) changes with the picture. */
export const picturePath = ({ photoId, contentHash }: { photoId: string; contentHash: string }, size: PictureSize = 'tile'): string =>
  `/pictures/${size === 'tile' ? '' : `${size}/`}${photoId}.webp?v=${contentHash.slice(0, 8)}`
/** Her draft as a real site, before it is one; below it, what its state is. `at`: the page of the site that she wants to see. */
export const draftPath = (at?: string): string => mySitePath(`preview${at === undefined ? '' : `?at=${encodeURIComponent(at)}`}`)
export const draftStatePath = (): string => mySitePath('preview/state')
/** Setting up a new site, step by step. */
export const setUpPath = (step = ''): string => mySitePath(`set-up${step === '' ? '' : `/${step}`}`)
/** A test of hers: starting one, and ending it. */
export const testPath = (id = ''): string => mySitePath(`tests${id === '' ? '' : `/${id}`}`)
export const preferencesPath = (token: string): string => `/preferences/${token}`
export const unsubscribePath = (token: string): string => `/unsubscribe/${token}`
export const calendarPath = (token: string): string => `/calendar/${token}.ics`
export const operatorPath = (below = '') => `/operator${below === '' ? '' : `/${below}`}`
/** On the platform, of her app: its script, its service worker (of the whole host, so at its root), the page without a network, its manifest by look. */
export const appScriptPath = () => '/app.js'
export const photoScriptPath = () => '/photos.js'
export const serviceWorkerPath = () => '/service-worker.js'
export const offlinePath = () => '/app/offline'
export const manifestPath = (look: string): string => `/app/${look}.webmanifest`
export const metricsPath = () => '/_/metrics'

/** On the platform of a local run: the mails that were "sent". */
export const localMailsPath = (mailId = ''): string => `/_/mails${mailId === '' ? '' : `/${mailId}`}`

export const tenantHost = (slug: string, domain = PLATFORM_DOMAIN): string => `${slug}.${domain}`
export const canonicalUrl = (host: string, path: string): string => `https://${host}${path}`
/** What a preview’s host begins with: `preview-claire.…`. No slug of a tenant does. */
export const PREVIEW_PREFIX = 'preview-'
/** The name under which a tenant's Worker is deployed; `slug` may be that of a preview. */
export const siteWorkerName = (slug: string): string => `site-${slug}`
export const previewSlug = (slug: string): string => PREVIEW_PREFIX + slug
/** A page of a preview with the key that opens it; the key then stands in a cookie. */
export const previewPath = (path: string, key: string): string => `${path}?key=${key}`
export const localUrl = ({ slug, port }: { slug?: string; port: number }): string =>
  `http://${slug === undefined ? '' : `${slug}.`}localhost:${port}`
