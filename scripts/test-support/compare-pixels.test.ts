import { describe, expect, it } from 'vitest'
import { dssim, type Pixels, psnr } from './compare-pixels.ts'

const picture = (valueAt: (x: number, y: number) => number): Pixels => ({
  data: Uint8Array.from({ length: 16 * 16 * 3 }, (_, at) => valueAt(Math.floor(at / 3) % 16, Math.floor(at / 48))),
  width: 16,
  height: 16,
})
const stripes = picture((x) => (x % 2 === 0 ? 40 : 200))

describe('how unlike two pictures are', () => {
  it('is nothing for the same one', () => {
    expect([dssim(stripes, stripes), psnr(stripes, stripes)]).toEqual([0, Number.POSITIVE_INFINITY])
  })

  it('follows the formulas where they can be worked out by hand', () => {
    const [dark, light] = [picture(() => 100), picture(() => 110)]
    expect(psnr(dark, light)).toBeCloseTo(20 * Math.log10(25.5), 9)
    const c1 = 2.55 ** 2
    expect(dssim(dark, light)).toBeCloseTo((1 - (2 * 100 * 110 + c1) / (100 ** 2 + 110 ** 2 + c1)) / 2, 9)
  })

  it('tells lost detail from another brightness, which an error in decibels does not', () => {
    const [brighter, blurred] = [picture((x) => (x % 2 === 0 ? 60 : 220)), picture((x) => (x % 2 === 0 ? 60 : 180))]
    expect(psnr(stripes, brighter)).toBeCloseTo(psnr(stripes, blurred), 9)
    expect(dssim(stripes, blurred)).toBeGreaterThan(2 * dssim(stripes, brighter))
  })
})
