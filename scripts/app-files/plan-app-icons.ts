import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { LIGHT } from '../../edge/platform/design/tokens.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import type { PlannedFile } from './plan-app-fonts.ts'

/** On a field of 24: things of an office, which say nothing. */
const DRAWINGS = {
  diary: '<path d="M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4"/>',
  notes: '<path d="M6 4h9l3 3v13H6zM15 4v3h3M9 11h6M9 15h6"/>',
  studio: '<path d="M12 4.5l7.5 7.5-7.5 7.5L4.5 12zM12 9l3 3-3 3-3-3z"/>',
}

/** Of the whole field: what a launcher may cut away is a fifth on each side (https://www.w3.org/TR/appmanifest/#icon-masks). */
const KINDS = {
  small: { px: 192, share: 0.62, corner: 0.22 },
  large: { px: 512, share: 0.62, corner: 0.22 },
  maskable: { px: 512, share: 0.46, corner: 0 },
  touch: { px: 180, share: 0.56, corner: 0 },
}

export interface AppIconPlan {
  files: PlannedFile[]
  /** Look -> kind -> address: what edge/platform/design/icons.json says. */
  addresses: Record<string, Record<string, string>>
}

/** Icons of every look, drawn by code. */
export async function planAppIcons(): Promise<AppIconPlan> {
  const plan: AppIconPlan = { files: [], addresses: {} }
  for (const [look, drawing] of Object.entries(DRAWINGS)) {
    const addresses: Record<string, string> = {}
    for (const [kind, { px, share, corner }] of Object.entries(KINDS)) {
      const content = await sharp(Buffer.from(svgOf(drawing, { share, corner })), { density: 72 })
        .resize(px, px)
        .png({ palette: true, colours: 32, effort: 10, compressionLevel: 9 })
        .toBuffer()
      const name = `${createHash('sha256').update(content).digest('hex').slice(0, 16)}.png`
      plan.files.push({ name, content })
      addresses[kind] = assetPath(name)
    }
    plan.addresses[look] = addresses
  }
  return plan
}

const svgOf = (drawing: string, { share, corner }: { share: number; corner: number }): string => {
  const scale = (512 * share) / 24
  const shift = (512 - 24 * scale) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><rect width="512" height="512" rx="${512 * corner}" fill="${LIGHT.deep}"/>
<g transform="translate(${shift} ${shift}) scale(${scale})" fill="none" stroke="${LIGHT.onDeep}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${drawing}</g></svg>`
}
