import sharp, { type Sharp } from 'sharp'

// One thread per job: jobs run side by side (build-photos.ts), which wastes less than one job on all cores.
sharp.concurrency(1)
sharp.cache(false)

/** Pixels between two steps of the photo pipeline: nothing else of a file can be in them. */
export interface Raw {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

export const fromRaw = ({ data, width, height, channels }: Raw): Sharp => sharp(data, { raw: { width, height, channels } })

export async function toRaw(image: Sharp): Promise<Raw> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
