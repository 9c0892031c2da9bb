import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Experiment } from '../../tenants/contract/experiments.ts'
import { cspHashes } from './csp-hashes.ts'
import { planPermutations } from './plan-permutations.ts'
import { CROP_NAMES, CROPS, planCrop, planRenditions } from './plan-renditions.ts'

describe('planRenditions', () => {
  const length = fc.integer({ min: 1, max: 9000 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })

  it('cuts inside the photo, in the shape of the place, around the focal point as far as the edges allow', () => {
    fc.assert(
      fc.property(length, length, share, share, (width, height, x, y) => {
        const box = planCrop({ width, height }, { ratio: 4 / 5, focus: { x, y } })
        expect(box.left >= 0 && box.top >= 0 && box.left + box.width <= width && box.top + box.height <= height).toBe(true)
        expect(box.width === width || box.height === height).toBe(true)
        if (width > 20 && height > 20) expect(Math.abs(box.width / box.height - 0.8)).toBeLessThan(0.05)
        const centre = box.left + box.width / 2
        expect(Math.abs(centre - x * width) <= 1 || box.left === 0 || box.left + box.width === width).toBe(true)
      }),
    )
  })

  it('never enlarges and always has the widest size of each crop', () => {
    fc.assert(
      fc.property(length, length, (width, height) => {
        for (const { crop, box, sizes } of planRenditions({ width, height }, { crops: CROP_NAMES, focus: { x: 0.5, y: 0.5 } })) {
          expect(sizes.at(-1)?.width).toBe(Math.min(box.width, CROPS[crop].widths.at(-1) ?? 0))
          expect(sizes.every((size, index) => index === 0 || size.width > (sizes[index - 1]?.width ?? 0))).toBe(true)
        }
      }),
    )
  })

  const planFull = (width: number) =>
    planRenditions({ width, height: 1000 }, { crops: ['full'], focus: { x: 0.5, y: 0.5 } }).flatMap(({ sizes }) =>
      sizes.map((size) => `${size.width} ${size.formats.join(' ')}`),
    )

  it('makes AVIF in every width and JPEG in a few', () => {
    expect(planFull(2560)).toEqual(['320 avif', '540 avif', '690 avif jpeg', '1280 avif jpeg', '1920 avif'])
  })

  it('leaves out a width next to that of the photo itself, whose JPEG takes its place', () => {
    expect(planFull(1365)).toEqual(['320 avif', '540 avif', '690 avif jpeg', '1365 avif jpeg'])
    expect(planFull(700)).toEqual(['320 avif', '540 avif', '700 avif jpeg'])
    expect(planFull(200)).toEqual(['200 avif jpeg'])
  })
})

describe('planPermutations', () => {
  const experiment = (id: string, variants: string[], status: Experiment['status'] = 'running') =>
    ({ id, status, page: 'home', variants: variants.map((variant) => ({ id: variant })) }) as Experiment

  it('makes every combination once, control first and without a name', () => {
    const permutations = planPermutations('home', [experiment('hero', ['control', 'garden']), experiment('cta', ['short', 'control'])])
    expect(permutations.map(({ name }) => name)).toEqual(['', 'cta.short', 'hero.garden', 'hero.garden~cta.short'])
    expect(permutations[3]?.choices).toEqual({ hero: 'garden', cta: 'short' })
  })

  it('has only the plain page where no test runs', () => {
    expect(planPermutations('home', [experiment('hero', ['control', 'garden'], 'paused')])).toEqual([{ name: '', choices: {} }])
    expect(planPermutations('about', [experiment('hero', ['control', 'garden'])])).toHaveLength(1)
  })
})

describe('cspHashes', () => {
  it('hashes inline scripts and styles and leaves linked ones alone', () => {
    const html = '<style>a{}</style><script src="/x.js"></script><script type="module">let a = 1</script><script>let a = 1</script>'
    // printf 'let a = 1' | openssl dgst -sha256 -binary | base64
    expect(cspHashes(html)).toEqual({
      scripts: ['sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='],
      styles: ['sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='],
    })
  })
})
