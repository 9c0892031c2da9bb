import path from 'node:path'
import sharp from 'sharp'

/** Three sites and her app, as a phone shows them first. */
const PICTURES = ['elegant-home-phone', 'modern-home-phone', 'minimal-home-phone', 'dashboard-today-phone']
const [WIDTH, HEIGHT, GAP] = [300, 600, 16]

/** overview.webp of the README, from pictures that are in the folder. */
export async function writeOverview(folder: string): Promise<void> {
  const cells = await Promise.all(
    PICTURES.map(async (name, index) => ({
      input: await sharp(path.join(folder, `${name}.webp`))
        .resize({ width: WIDTH })
        .extract({ left: 0, top: 0, width: WIDTH, height: HEIGHT })
        .toBuffer(),
      left: GAP + index * (WIDTH + GAP),
      top: GAP,
    })),
  )
  const background = { r: 128, g: 128, b: 128, alpha: 0 }
  await sharp({ create: { width: GAP + PICTURES.length * (WIDTH + GAP), height: HEIGHT + 2 * GAP, channels: 4, background } })
    .composite(cells)
    .webp({ quality: 80 })
    .toFile(path.join(folder, 'overview.webp'))
}
