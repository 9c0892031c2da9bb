import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../scripts/simulate/seeded-random.ts'
import { anyText } from '../../../scripts/test-support/any-text.ts'
import type { Manifest, ManifestExperiment, ManifestPage } from '../../../tenants/contract/manifest.ts'
import { assignVariants } from './assign-variants.ts'
import { pickVariant, variantPairs } from './pick-variant.ts'
import { planDraws } from './plan-draws.ts'
import { type Assignment, formatVariantCookie, type Goal, parseVariantCookie } from './variant-cookie.ts'

const HERO: ManifestExperiment = {
  id: 'hero-photo',
  version: 1,
  traffic: 1,
  variants: [
    { id: 'control', weight: 34 },
    { id: 'garden', weight: 33 },
    { id: 'salon', weight: 33 },
  ],
}
const CTA: ManifestExperiment = {
  id: 'cta',
  version: 3,
  traffic: 0.5,
  variants: [
    { id: 'control', weight: 50 },
    { id: 'short', weight: 50 },
  ],
}
const experiments = [HERO, CTA]
const HTTP = new URL('http://claire.localhost:8787/')
const HTTPS = new URL('https://claire.companionconnect.app/')

const parse = (value: string) => parseVariantCookie(`other=1; ab=${value}; last=2`, { name: 'ab', experiments })

describe('the variant cookie', () => {
  it('is readable and holds nothing but tests, variants and what has been counted', () => {
    const assignments = [
      { experiment: 'hero-photo', version: 1, variant: 'garden', exposed: true, converted: false, goals: [] },
      { experiment: 'cta', version: 3, variant: '-', exposed: false, converted: false, goals: [] },
    ]
    expect(formatVariantCookie(assignments, HTTP)).toBe(
      'ab=hero-photo.1:garden:e~cta.3:-; Path=/; Max-Age=15552000; HttpOnly; SameSite=Lax',
    )
    expect(formatVariantCookie(assignments, HTTPS)).toMatch(/^__Host-ab=.*; Path=\/; .*; Secure$/)
  })

  it('comes back as it was written', () => {
    const assignment = fc.constantFrom(...experiments).chain(({ id, version, variants }) =>
      fc.record({
        experiment: fc.constant(id),
        version: fc.constant(version),
        variant: fc.constantFrom('-', ...variants.map((variant) => variant.id)),
        exposed: fc.boolean(),
        converted: fc.boolean(),
        goals: fc.subarray<Goal>(['form_start', 'photo_click', 'contact_click']),
      }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(assignment, { selector: ({ experiment }) => experiment }), (assignments: Assignment[]) => {
        const value = /^ab=([^;]*)/.exec(formatVariantCookie(assignments, HTTP))?.[1] ?? ''
        expect(parse(value)).toEqual(assignments)
      }),
    )
  })

  it('drops what is unknown, stale, doubled or forged, and keeps the rest', () => {
    expect(parse('hero-photo.9:garden')).toEqual([])
    expect(parse('hero-photo.1:naked')).toEqual([])
    expect(parse('old-test.1:b~hero-photo.1:garden:e~hero-photo.1:salon~<script>')).toEqual([
      { experiment: 'hero-photo', version: 1, variant: 'garden', exposed: true, converted: false, goals: [] },
    ])
  })

  it('never throws, whatever a client sends', () => {
    fc.assert(fc.property(anyText(3000), (text) => void parse(text)))
    expect(parse('hero-photo.1:garden~'.repeat(500))).toEqual([])
  })
})

describe('assignVariants', () => {
  it('draws by weight: 60,000 visitors pass a chi-square test at p > 0.001', () => {
    const random = seededRandom(7)
    const counts = new Map<string, number>()
    for (let visitor = 0; visitor < 60_000; visitor++) {
      const variant = assignVariants([HERO], [], () => random)[0]?.variant ?? ''
      counts.set(variant, (counts.get(variant) ?? 0) + 1)
    }
    const chiSquare = HERO.variants.reduce((sum, { id, weight }) => sum + ((counts.get(id) ?? 0) - 600 * weight) ** 2 / (600 * weight), 0)
    // 99.9% quantile of chi-square with 2 degrees of freedom.
    expect(chiSquare).toBeLessThan(13.816)
  })

  it('leaves out the share that does not take part', () => {
    const random = seededRandom(11)
    const outside = Array.from({ length: 20_000 }, () => assignVariants([CTA], [], () => random)[0]?.variant).filter(
      (variant) => variant === '-',
    ).length
    expect(outside / 20_000).toBeCloseTo(0.5, 1)
  })

  it('draws by uneven weights as they are written: 80, 15 and 5 of 100', () => {
    const random = seededRandom(11)
    const uneven = { ...HERO, variants: HERO.variants.map((variant, index) => ({ ...variant, weight: [80, 15, 5][index] ?? 0 })) }
    const drawn = Array.from({ length: 20_000 }, () => assignVariants([uneven], [], () => random)[0]?.variant)
    const shares = HERO.variants.map(({ id }) => drawn.filter((variant) => variant === id).length / 200)
    // Four standard deviations of 20,000 draws at most, in percent.
    for (const [index, percent] of [80, 15, 5].entries())
      expect(Math.abs((shares[index] ?? 0) - percent)).toBeLessThan(4 * Math.sqrt((percent * (100 - percent)) / 20_000))
  })

  it('moves nobody who has been assigned, even to a variant of weight 0 or into a test of no traffic', () => {
    const known = [{ experiment: 'hero-photo', version: 1, variant: 'garden', exposed: true, converted: true, goals: [] }]
    const changed = {
      ...HERO,
      traffic: 0,
      variants: HERO.variants.map((variant) => ({ ...variant, weight: variant.id === 'control' ? 100 : 0 })),
    }
    expect(assignVariants([changed], known, () => () => 0.99)).toEqual(known)
  })
})

describe('pickVariant', () => {
  const manifest = { experiments } as unknown as Manifest
  const home: ManifestPage = { path: '/', experiments: ['hero-photo'], files: {} }

  it('exposes once: the second view of the page has nothing to count', () => {
    const first = pickVariant(manifest, home, { known: [], draws: () => () => 0.5 })
    expect(first).toMatchObject({ permutation: 'hero-photo.garden', exposures: [{ variant: 'garden' }] })
    const second = pickVariant(manifest, home, { known: first.assignments, draws: () => () => 0.1 })
    expect(second).toMatchObject({ permutation: 'hero-photo.garden', exposures: [] })
  })

  it('draws nothing on a page without tests and forgets nothing of other pages', () => {
    const known = [{ experiment: 'hero-photo', version: 1, variant: 'salon', exposed: true, converted: false, goals: [] }]
    expect(pickVariant(manifest, { path: '/about', experiments: [], files: {} }, { known, draws: () => () => 0 })).toEqual({
      permutation: '',
      assignments: known,
      exposures: [],
    })
    expect(variantPairs(known)).toEqual({ 'hero-photo.1': 'salon' })
  })
})

describe('draws by visitor', () => {
  const drawn = async (visitor: string) => {
    const draws = await planDraws(visitor, ['hero-photo.1', 'cta.3'])
    return assignVariants(experiments, [], draws).map(({ variant }) => variant)
  }

  it('are the same for the same visitor, and by weight over all, each test by itself', async () => {
    expect(await drawn('0123')).toEqual(await drawn('0123'))
    const everybody = await Promise.all(Array.from({ length: 3000 }, (_, visitor) => drawn(`visitor-${visitor}`)))
    const shareOf = (hero: string, cta: string) => everybody.filter(([one, other]) => one === hero && other === cta).length / 3000
    for (const { id, weight } of HERO.variants) {
      // Half of all are outside of the other test, a quarter in each of its arms, whichever photo they see.
      expect(Math.abs(shareOf(id, '-') - weight / 200)).toBeLessThan(0.03)
      expect(Math.abs(shareOf(id, 'short') - weight / 400)).toBeLessThan(0.03)
    }
  })

  it('are new for a new version of the test', async () => {
    const draws = await planDraws('0123', ['hero-photo.1', 'hero-photo.2'])
    expect(draws('hero-photo.1')()).not.toBe(draws('hero-photo.2')())
  })
})
