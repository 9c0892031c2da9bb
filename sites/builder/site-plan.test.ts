import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { checkHosts, tenantHosts } from '../../tenants/load/check-hosts.ts'
import { contrastRatio } from '../../tenants/load/contrast-ratio.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { Site } from '../context.ts'
import { planPages } from '../plan-pages.ts'
import { describePage } from '../seo/describe-page.ts'
import { textFiles } from '../seo/text-files.ts'
import { currentLegs } from './make-site.ts'
import { openGate } from './open-gate.ts'

let config: TenantConfig
beforeAll(async () => {
  config = await loadTenant(path.resolve(import.meta.dirname, '../../tenants/claire'), new Date('2026-11-24T00:00:00Z'))
})
const site = (change: Partial<TenantConfig['tenant']> = {}, now = new Date('2026-11-24T00:00:00Z')) => {
  const tenant = { ...config.tenant, ...change }
  return {
    config: { ...config, tenant },
    host: 'claire.example',
    prefix: '',
    languages: [],
    tour: currentLegs({ tenant }, now),
  } as unknown as Site
}
const pathsOf = (planned: Site) => planPages(planned).map((page) => page.path)

describe('planPages', () => {
  it('has a page for each city of the tour', () => {
    expect(pathsOf(site())).toEqual(expect.arrayContaining(['/tour', '/tour/brisbane', '/tour/melbourne']))
  })

  it('drops a city the day after its leg ends there, not before', () => {
    // Brisbane is ten hours ahead of UTC: its 8 December ends at 14:00 UTC.
    expect(pathsOf(site({}, new Date('2026-12-08T13:59:00Z')))).toContain('/tour/brisbane')
    expect(pathsOf(site({}, new Date('2026-12-08T14:00:00Z')))).not.toContain('/tour/brisbane')
    const after = new Date('2027-03-01T00:00:00Z')
    const booking = { ...config.tenant.booking, tourRequests: false }
    expect(pathsOf(site({ booking }, after))).not.toContain('/tour')
    // Somebody may still ask her to come.
    expect(pathsOf(site({ booking: { ...booking, tourRequests: true } }, after))).toContain('/tour')
    expect(pathsOf(site({ features: { ...config.tenant.features, tour: false } }))).not.toContain('/tour')
  })

  it('has the next leg of the tour first, however they stand in the file', () => {
    const tour = config.tenant.tour.toReversed()
    expect(currentLegs({ tenant: { ...config.tenant, tour } }, new Date('2026-11-20T00:00:00Z'))).toEqual(config.tenant.tour)
  })

  it('leaves out what is switched off', () => {
    const features = { ...config.tenant.features, gallery: false, rates: false, tour: false }
    expect(pathsOf(site({ features }))).toEqual(['/', '/about', '/services', '/booking', '/booking/thanks', '/privacy', '/404'])
  })
})

describe('describePage', () => {
  it('has words of its own for every page that may be found, of a length that is shown', () => {
    const planned = { ...site(), slots: { hero: ['silk'], about: [], gallery: ['silk', 'figs'] } }
    const found = planPages(planned).filter(({ indexed }) => indexed)
    const said = found.map((page) => describePage({ site: planned, page, words: enAU }))
    expect(new Set(said).size).toBe(found.length)
    for (const text of said) {
      expect(text.length, text).toBeGreaterThan(30)
      expect(text.length, text).toBeLessThanOrEqual(160)
    }
    // Cut between words, and said to be cut.
    const long = { ...planned, config: { ...planned.config, content: { ...config.content, intro: 'wonderful '.repeat(40) } } }
    const about = found.find(({ kind }) => kind === 'about')
    expect(about && describePage({ site: long, page: about, words: enAU })).toMatch(/ wonderful…$/)
  })
})

describe('textFiles', () => {
  it('lists the pages that may be found, under the canonical host', () => {
    const files = textFiles(site(), planPages(site()))
    expect(files.get('/robots.txt')).toContain('Sitemap: https://claire.example/sitemap.xml')
    expect(files.get('/sitemap.xml')).toContain('<loc>https://claire.example/tour/brisbane</loc>')
    expect(files.get('/sitemap.xml')).not.toMatch(/thanks|404|_v/)
  })

  it.each(['preview', 'inactive'] as const)('asks everybody to leave a site that is %s alone', (status) => {
    expect([...textFiles(site({ status }), planPages(site({ status })))]).toEqual([['/robots.txt', 'User-agent: *\nDisallow: /\n']])
  })
})

describe('hosts', () => {
  it('begin with her own domain and end with the platform’s address', () => {
    expect(tenantHosts('claire', { domains: ['claire.example', 'claire.test'] })).toEqual([
      'claire.example',
      'www.claire.example',
      'claire.test',
      'www.claire.test',
      'claire.companionconnect.app',
    ])
  })

  it('belong to one tenant', () => {
    const problems = checkHosts([
      { slug: 'a', domains: ['x.example', 'x.example'] },
      { slug: 'b', domains: ['x.example'] },
      { slug: 'c', domains: ['y.example'] },
    ])
    expect([...problems.keys()]).toEqual(['a', 'b'])
  })
})

describe('contrast', () => {
  it('is what WCAG says', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
    expect(contrastRatio('#ffffff', '#777777')).toBeCloseTo(4.478, 3)
  })
})

describe('openGate', () => {
  it('cuts the gate out and frees the page', () => {
    expect(openGate('<body><!--gate--><div class="gate">?</div><!--/gate--><div class="site" data-gated="true" inert>x</div>')).toBe(
      '<body><div class="site">x</div>',
    )
  })

  it('fails loudly when there is nothing to cut', () => {
    expect(() => openGate('<body><div class="site">x</div>')).toThrow(/could not be cut/)
  })
})
