import sharp from 'sharp'
import type { Tenant } from '../../tenants/contract/tenant.ts'
import type { Theme } from '../../tenants/contract/theme.ts'
import { appleTouchIconPath, faviconPath } from '../../tenants/contract/urls.ts'
import { drawText, measureText } from './draw-text.ts'
import { MissingLetter } from './load-faces.ts'

const FAVICON_PX = 32
const APPLE_PX = 180

/**
 * What browsers and phones ask for by name, whatever a page says: path -> bytes. Her initial in her colours, or a plain grey square that
 * could be anything, as in the tab (sites/seo/favicon.ts).
 */
export async function buildIcons({ tenant, theme }: { tenant: Tenant; theme: Theme }): Promise<Map<string, Buffer>> {
  const draw = async (size: number) =>
    sharp(Buffer.from(await drawIcon(size, { tenant, theme })))
      .png({ palette: true })
      .toBuffer()
  return new Map([
    [faviconPath(), icoOf(await draw(FAVICON_PX))],
    [appleTouchIconPath(), await draw(APPLE_PX)],
  ])
}

/** To the edges: phones cut its corners themselves. */
async function drawIcon(size: number, { tenant, theme }: { tenant: Tenant; theme: Theme }): Promise<string> {
  const ground = tenant.discretion.neutralIcon ? '#8a8f98' : theme.colors.button
  const initial = tenant.discretion.neutralIcon ? '' : await drawInitial([...tenant.name][0] ?? '', size, theme)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="${ground}"/>${initial}</svg>`
}

async function drawInitial(letter: string, size: number, { fonts, colors }: Theme): Promise<string> {
  const place = { font: fonts.heading, size: size * 0.68 }
  try {
    const width = await measureText(letter, place)
    return await drawText(letter, { ...place, x: (size - width) / 2, y: size * 0.73, fill: colors.buttonText })
  } catch (error) {
    // A letter of a writing that no font of ours has: her colour alone.
    if (error instanceof MissingLetter) return ''
    throw error
  }
}

/** An .ico file around one PNG. https://en.wikipedia.org/wiki/ICO_(file_format) */
function icoOf(png: Buffer): Buffer {
  const head = Buffer.alloc(22)
  // One picture, 32 by 32 points of 32 bits, of this length, behind the head.
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(FAVICON_PX, 6)
  head.writeUInt8(FAVICON_PX, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
