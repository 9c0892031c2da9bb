import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Experiment } from '../../tenants/contract/experiments.ts'
import { cspHashes } from './csp-hashes.ts'
import { planPermutations } from './plan-permutations.ts'
import { planRenditions } from './plan-renditions.ts'

describe('planRenditions', () => {
  it('never enlarges, keeps the shape and always has the widest allowed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
        const plan = planRenditions({ width, height })
        expect(plan.at(-1)?.width).toBe(Math.min(width, 1920))
        expect(plan.every((each, index) => index === 0 || each.width > (plan[index - 1]?.width ?? 0))).toBe(true)
        for (const each of plan) expect(Math.abs(each.height - (height * each.width) / width)).toBeLessThanOrEqual(0.5)
      }),
    )
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
