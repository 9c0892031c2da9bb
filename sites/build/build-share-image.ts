import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { assetPath } from '../../tenants/contract/urls.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import { drawText } from './draw-text.ts'
import { ENCODER_VERSION } from './encode-renditions.ts'
import { proveNoMetadata } from './prove-no-metadata.ts'
import { writeWhole } from './write-whole.ts'

/** The size that messengers and networks ask for. https://ogp.me */
export const SHARE_IMAGE = { width: 1200, height: 630 } as const

/** Name, tagline and city in the theme's colours: nothing of a photo, because a shared link may be seen by anybody. */
export async function buildShareImage(
  { tenant, theme, content }: TenantConfig,
  cache: string,
): Promise<{ url: string; file: string; cachedFile: string }> {
  const shown = { name: tenant.name, tagline: content.tagline, city: tenant.city, colors: theme.colors, font: theme.fonts.heading }
  const file = `${createHash('sha256')
    .update(JSON.stringify([ENCODER_VERSION, 1, shown]))
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

async function drawCard({
  name,
  tagline,
  city,
  colors,
  font,
}: {
  name: string
  tagline: string
  city: string
  colors: TenantConfig['theme']['colors']
  font: TenantConfig['theme']['fonts']['heading']
}): Promise<string> {
  const { width, height } = SHARE_IMAGE
  const letters = [
    await drawText(name, { font, size: 150, x: 90, y: 320, fill: colors.text }),
    await drawText(tagline, { font, size: tagline.length > 45 ? 38 : 48, x: 96, y: 410, fill: colors.muted }),
    await drawText(city, { font, size: 36, x: 96, y: 530, fill: colors.accent }),
  ]
  const frame = `<rect x="36" y="36" width="${width - 72}" height="${height - 72}" fill="none" stroke="${colors.accent}" stroke-width="2"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colors.background}"/>${frame}${letters.join('')}</svg>`
}
