import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A photo in one colour, which no cache knows. */
export function colouredPhoto({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const background = `#${randomBytes(3).toString('hex')}`
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
