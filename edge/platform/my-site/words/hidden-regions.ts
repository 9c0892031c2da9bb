import * as z from 'zod'
import type { PhotoVersions } from '../../../../db/queries/photo-versions.ts'
import { type BlurRegion, photoSchema } from '../../../../tenants/contract/photos.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'

// What nobody can recognise in a photo. Pure.

/** Of a photo as photos.yaml says it: what is burnt into its file, and what a build burns into whatever it shows. */
export function hiddenRegions(photo: Json | undefined, versions: PhotoVersions | undefined): readonly BlurRegion[] {
  const { file, blur } = (typeof photo === 'object' && photo !== null ? photo : {}) as { file?: Json; blur?: Json }
  const burnt = versions?.get(String(file))?.blur ?? []
  // A file that is burnt anew has in it what a build had burnt before: it is there once.
  return [...burnt, ...regionsOf(blur)]
}

const regionsSchema = z.array(photoSchema.shape.blur.unwrap().element)

/** Of a draft that is half written nothing is blurred yet; a build says what is wrong with it. */
export const regionsOf = (value: unknown): readonly BlurRegion[] => regionsSchema.catch([]).parse(value)

/** A blur is drawn by a finger: what is less than that apart is the same place. */
const SLACK = 0.005

/** Whether something that `before` hides is hidden by none of `after`. */
export function uncovers(before: readonly BlurRegion[], after: readonly BlurRegion[]): boolean {
  return before.some(({ x, y, width, height }) =>
    middlesOf(
      x,
      x + width,
      after.flatMap((each) => [each.x, each.x + each.width]),
    ).some((across) =>
      middlesOf(
        y,
        y + height,
        after.flatMap((each) => [each.y, each.y + each.height]),
      ).some((down) => !after.some((each) => isIn(across, each.x, each.width) && isIn(down, each.y, each.height))),
    ),
  )
}

/** The middle of each stretch that edges cut a side into: what is true of it is true of all of the stretch. */
function middlesOf(from: number, to: number, edges: readonly number[]): number[] {
  const ends = [from, ...edges.filter((edge) => edge > from && edge < to).toSorted((a, b) => a - b), to]
  return ends.slice(1).map((end, index) => ((ends[index] ?? end) + end) / 2)
}

const isIn = (at: number, start: number, length: number): boolean => at >= start - SLACK && at <= start + length + SLACK
