import { describe, expect, inject, it } from 'vitest'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'

const get = (where: string, headers: Record<string, string>) => requestSite({ port: inject('port'), slug: 'claire', path: where, headers })
const abOf = (response: Response) => /^ab=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1]

describe('a first request', () => {
  it('draws one variant for a visitor without cookies, however often and however many pages at once are asked for', async () => {
    const drawn = new Set<string>()
    for (let visitor = 0; visitor < 12; visitor++) {
      const headers = { 'cf-connecting-ip': freshAddress() }
      const variants = new Set((await Promise.all([1, 2, 3].map(() => get('/', headers)))).map(abOf))
      variants.add(abOf(await get('/', headers)))
      expect(variants.size).toBe(1)
      drawn.add(String([...variants][0]))
    }
    // All twelve alike: once in 160,000.
    expect(drawn.size).toBeGreaterThan(1)
  })
})
