/** Bytes of red, green and blue, row by row. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

/** Decibels over all three colours; infinite where nothing differs. https://en.wikipedia.org/wiki/Peak_signal-to-noise_ratio */
export function psnr(a: Pixels, b: Pixels): number {
  let squares = 0
  for (let index = 0; index < a.data.length; index++) squares += ((a.data[index] ?? 0) - (b.data[index] ?? 0)) ** 2
  return 10 * Math.log10((255 ** 2 * a.data.length) / squares)
}

const WINDOW = 8
const STEP = 4
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]

/**
 * How unlike two pictures look, 0 to 1: half of what their structural similarity lacks of 1, the mean over windows of 8 × 8 of their brightness. Wang, Bovik,
 * Sheikh and Simoncelli, "Image quality assessment: from error visibility to structural similarity", IEEE Transactions on Image Processing 13 (2004), formula 13.
 */
export function dssim(a: Pixels, b: Pixels): number {
  const [one, other] = [luma(a), luma(b)]
  let sum = 0
  let windows = 0
  for (let top = 0; top + WINDOW <= a.height; top += STEP)
    for (let left = 0; left + WINDOW <= a.width; left += STEP) {
      sum += similarity(one, other, { at: top * a.width + left, width: a.width })
      windows += 1
    }
  return (1 - sum / windows) / 2
}

function similarity(a: Float64Array, b: Float64Array, { at, width }: { at: number; width: number }): number {
  let [sumA, sumB, sumAa, sumBb, sumAb] = [0, 0, 0, 0, 0]
  for (let y = 0; y < WINDOW; y++)
    for (let x = 0; x < WINDOW; x++) {
      const [one, other] = [a[at + y * width + x] ?? 0, b[at + y * width + x] ?? 0]
      sumA += one
      sumB += other
      sumAa += one * one
      sumBb += other * other
      sumAb += one * other
    }
  const count = WINDOW ** 2
  const [meanA, meanB] = [sumA / count, sumB / count]
  const [varianceA, varianceB, covariance] = [sumAa / count - meanA ** 2, sumBb / count - meanB ** 2, sumAb / count - meanA * meanB]
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2))
}

/** Of ITU-R BT.601. */
const luma = ({ data, width, height }: Pixels): Float64Array =>
  Float64Array.from(
    { length: width * height },
    (_, at) => 0.299 * (data[at * 3] ?? 0) + 0.587 * (data[at * 3 + 1] ?? 0) + 0.114 * (data[at * 3 + 2] ?? 0),
  )
