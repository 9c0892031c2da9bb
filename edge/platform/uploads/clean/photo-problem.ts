import { PHOTO_PIXELS_MAX } from '../../../../tenants/contract/limits.ts'

/** Why a file is not taken as a photo. */
export type PhotoProblem = 'no_photo' | 'heic' | 'moving' | 'too_many_pixels' | 'too_few_pixels' | 'cut_off' | 'unreadable'

export class NoPhoto extends Error {
  override readonly name = 'NoPhoto'
  readonly problem: PhotoProblem

  constructor(problem: PhotoProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Of a bomb nothing is decoded: what the file says of itself is enough. Throws NoPhoto. */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw new NoPhoto('unreadable')
  if (width * height > PHOTO_PIXELS_MAX) throw new NoPhoto('too_many_pixels')
}
