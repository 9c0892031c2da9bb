import path from 'node:path'
import { madeOnce } from '../../tenants/contract/made-once.ts'
import type { TourLeg } from '../../tenants/contract/policy.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { Site } from '../context.ts'
import { planPages } from '../plan-pages.ts'
import { planShareCards } from '../seo/plan-share-cards.ts'
import { buildFont, fontsFor } from './build-fonts.ts'
import type { BuiltPhotos } from './build-photos.ts'
import { buildShareImage } from './build-share-image.ts'
import { measureText } from './draw-text.ts'
import { languageConfigs } from './language-configs.ts'
import { MissingLetter } from './load-faces.ts'
import { lowerCss } from './lower-css.ts'

interface Making {
  photos: BuiltPhotos
  cache: string
  now: Date
}

/** What the pages of each language are rendered from, and the assets that come with them (published name -> file). */
export async function makeSites(config: TenantConfig, making: Making): Promise<{ sites: Site[]; assets: Map<string, string> }> {
  const { site, assets } = await makeSite(config, making)
  const told = languageConfigs(config).map(({ config: own, prefix, name }) => {
    const tour = currentLegs(own, making.now)
    const routes = planPages({ config: own, tour, prefix }).map(({ route }) => route)
    return { own, tour, language: { locale: own.tenant.locale, prefix, name, routes } }
  })
  const languages = told.map(({ language }) => language)
  const sites = told.map(
    ({ own, tour, language: { locale, prefix } }): Site => ({
      ...site,
      config: publicConfig(own),
      prefix,
      languages,
      photos: site.photos.map((photo) => tellPhoto(photo, own)),
      fonts: fontsFor(locale, site.fonts),
      tour,
    }),
  )
  return { sites, assets }
}

function tellPhoto(photo: Site['photos'][number], { photos }: TenantConfig): Site['photos'][number] {
  const own = photos.find(({ id }) => id === photo.id)
  return own ? { ...photo, alt: own.alt, caption: own.caption } : photo
}

/** Her first language alone. */
export async function makeSite(config: TenantConfig, { photos, cache, now }: Making): Promise<{ site: Site; assets: Map<string, string> }> {
  const { fonts } = config.theme
  const body = await buildFont(fonts.body, 'body', path.join(cache, 'fonts'))
  // One family for both is one file: text has the weight of headings too.
  const heading = fonts.heading === fonts.body ? body : await buildFont(fonts.heading, 'heading', path.join(cache, 'fonts'))
  const tour = currentLegs(config, now)
  const shared = await buildShareImages(config, { tour, cache: path.join(cache, 'share') })
  const site: Site = {
    config: publicConfig(config),
    prefix: '',
    languages: [],
    host: tenantHosts(config.slug, config.tenant)[0] ?? '',
    photos: photos.photos,
    slots: photoSlots(config),
    fonts: { heading: heading.font, body: body.font },
    customCss: lowerCss(config.css),
    nameEms: await measureName(config),
    shareImages: Object.fromEntries([...shared].map(([page, { url }]) => [page, url])),
    tour,
  }
  return {
    site,
    assets: new Map([
      ...heading.assets,
      ...body.assets,
      ...[...shared.values()].map(({ file, cachedFile }) => [file, cachedFile] as const),
    ]),
  }
}

/** Path of a page -> its image. */
async function buildShareImages(config: TenantConfig, { tour, cache }: { tour: TourLeg[]; cache: string }) {
  const cards = planShareCards({ config: publicConfig(config), tour })
  return new Map(await Promise.all([...cards].map(async ([page, card]) => [page, await buildShareImage(card, config, cache)] as const)))
}

/** So that a name is as large as its longest word allows, and none is broken. */
async function measureName({ tenant, theme }: TenantConfig): Promise<number> {
  const words = tenant.name.split(/\s+/)
  return Math.max(...(await Promise.all(words.map((word) => measureWord(word, theme.fonts.heading)))))
}

/** A letter that no font of ours has is drawn by one of the visitor's: those of Chinese are as wide as they are high. */
const measureWord = (word: string, font: TenantConfig['theme']['fonts']['heading']): Promise<number> =>
  measureText(word, { font, size: 1 }).catch((error: unknown) => {
    if (error instanceof MissingLetter) return [...word].length
    throw error
  })

/** Legs whose last day is not over in the leg's city, the next one first. */
export function currentLegs({ tenant }: Pick<TenantConfig, 'tenant'>, now: Date): TourLeg[] {
  return tenant.tour
    .filter((leg) => leg.to >= dayIn(leg.timeZone ?? tenant.timeZone).format(now))
    .toSorted((a, b) => a.from.localeCompare(b.from))
}

/** en-CA writes a date as ISO 8601 does. */
const dayIn = madeOnce((timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }))

/** What pages may see: nothing of the folder and of the originals' names. */
function publicConfig({ slug, tenant, theme, content, experiments, about, pages }: TenantConfig): Site['config'] {
  return { slug, tenant, theme, content, experiments, about, pages }
}

/** Photo ids by slot, in the order of photos.yaml. */
export function photoSlots({ photos }: Pick<TenantConfig, 'photos'>): Site['slots'] {
  const withSlot = (slot: keyof Site['slots']) => photos.filter(({ slots }) => slots.includes(slot)).map(({ id }) => id)
  return { hero: withSlot('hero'), about: withSlot('about'), gallery: withSlot('gallery') }
}
