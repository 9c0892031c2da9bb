import { describe, expect, it } from 'vitest'
import { findSlug } from './find-slug.ts'

/** What is looked up, too: a host below the platform costs no look. */
let clock = 0
async function find(hostname: string) {
  const asked: string[] = []
  const known: Record<string, string> = { 'claire.example': 'claire', 'broken.example': '../x' }
  const get = async (key: string) => {
    asked.push(key)
    return Object.hasOwn(known, key) ? known[key] : null
  }
  return { slug: await findSlug(hostname, { get } as never, clock), asked }
}

describe('the Worker of a host', () => {
  it.each([
    ['claire.companionconnect.app', 'claire'],
    ['preview-claire.companionconnect.app', 'preview-claire'],
    [`${'a'.repeat(40)}.companionconnect.app`, 'a'.repeat(40)],
  ])('%s is named by it', async (hostname, slug) => {
    expect(await find(hostname)).toEqual({ slug, asked: [] })
  })

  it.each([
    'claire.claire.companionconnect.app',
    '-x.companionconnect.app',
    `${'a'.repeat(60)}.companionconnect.app`,
    '.companionconnect.app',
  ])('%s is nobody’s, and nothing is asked', async (hostname) => {
    expect(await find(hostname)).toEqual({ slug: undefined, asked: [] })
  })

  it.each([
    ['claire.example', 'claire'],
    ['nobody.example', undefined],
    ['constructor', undefined],
    ['broken.example', undefined],
    // No dot before it: somebody else's domain.
    ['evilcompanionconnect.app', undefined],
  ])('%s is looked up', async (hostname, slug) => {
    clock += 120_000
    expect(await find(hostname)).toEqual({ slug, asked: [hostname] })
  })

  it('is looked up once for a page and its files, and again a minute later', async () => {
    clock += 120_000
    const looks = async () => (await find('claire.example')).asked.length
    expect([await looks(), await looks()]).toEqual([1, 0])
    clock += 59_000
    expect(await looks()).toBe(0)
    clock += 1000
    expect(await looks()).toBe(1)
  })
})
