import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { assetPath } from '../../tenants/contract/urls.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { ShareCard } from '../seo/plan-share-cards.ts'
import { SHARE_IMAGE } from '../seo/share-image.ts'
import { drawText, fitText } from './draw-text.ts'
import { ENCODER_VERSION } from './encode-renditions.ts'
import { planRuns } from './load-faces.ts'
import { proveNoMetadata } from './prove-no-metadata.ts'
import { writeWhole } from './write-whole.ts'

/** A card in the theme's colours: nothing of a photo, because a shared link may be seen by anybody. */
export async function buildShareImage(
  card: ShareCard,
  { slug, theme, tenant }: Pick<TenantConfig, 'slug' | 'theme' | 'tenant'>,
  cache: string,
): Promise<{ url: string; file: string; cachedFile: string }> {
  const shown = { ...(await drawable(card, { slug, theme, tenant })), colors: theme.colors, font: theme.fonts.heading }
  const file = `${createHash('sha256')
    .update(JSON.stringify([ENCODER_VERSION, 2, shown]))
    .digest('hex')
    .slice(0, 16)}.jpg`
  const cachedFile = path.join(cache, file)
  if (!(await readFile(cachedFile).catch(() => undefined))) {
    const bytes = await sharp(Buffer.from(await drawCard(shown)))
      .flatten({ background: shown.colors.background })
      .jpeg({ quality: 86, mozjpeg: true })
      .toBuffer()
    await proveNoMetadata(bytes)
    await writeWhole(cachedFile, bytes)
  }
  return { url: assetPath(file), file, cachedFile }
}

/**
 * What can be drawn: her address stands for a name that can't. Her own name, city and line are refused before, where they are written (findUndrawn); in
 * Chinese, which no font of ours has, nothing is, and neither is the city of a leg.
 */
async function drawable(
  { name, tagline, city }: ShareCard,
  { slug, theme, tenant }: Pick<TenantConfig, 'slug' | 'theme' | 'tenant'>,
): Promise<ShareCard> {
  const drawn = (text: string, instead: string) =>
    planRuns(text, theme.fonts.heading).then(
      () => text,
      () => instead,
    )
  const host = tenantHosts(slug, tenant)[0] ?? slug
  return { name: await drawn(name, host), tagline: await drawn(tagline, ''), city: await drawn(city, '') }
}

interface Card extends ShareCard {
  colors: TenantConfig['theme']['colors']
  font: TenantConfig['theme']['fonts']['heading']
}

const LEFT = 90
/** As far from the right edge as from the left. */
const WIDTH_MAX = SHARE_IMAGE.width - 2 * LEFT

/** The card as SVG. Every line is measured: a long name is smaller or takes two lines, and nothing is cut. */
export async function drawCard({ name, tagline, city, colors, font }: Card): Promise<string> {
  const { width, height } = SHARE_IMAGE
  const place = { font, widthMax: WIDTH_MAX }
  const [large, middle, small] = await Promise.all([
    fitText(name, { ...place, size: 150, sizeMin: 90 }),
    fitText(tagline, { ...place, size: 48, sizeMin: 38 }),
    fitText(city, { ...place, size: 36, sizeMin: 30 }),
  ])
  // The name grows upwards from its last line, the tagline downwards from its first.
  const letters = await Promise.all(
    [
      ...large.lines.map((line, index) => ({
        line,
        size: large.size,
        fill: colors.text,
        y: 320 - (large.lines.length - 1 - index) * large.size,
      })),
      ...middle.lines.map((line, index) => ({ line, size: middle.size, fill: colors.muted, y: 410 + index * middle.size * 1.2 })),
      ...small.lines.map((line, index) => ({ line, size: small.size, fill: colors.accent, y: 545 + index * small.size * 1.2 })),
    ].map(({ line, ...how }) => drawText(line, { ...how, font, x: LEFT })),
  )
  const frame = `<rect x="36" y="36" width="${width - 72}" height="${height - 72}" fill="none" stroke="${colors.accent}" stroke-width="2"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colors.background}"/>${frame}${letters.join('')}</svg>`
}
