import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type LocalSecrets, loadLocalSecrets, previewKey } from '../../../scripts/runtime/local-secrets.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signPreview } from '../variants/preview-link.ts'

const SITE = path.resolve(import.meta.dirname, '../../../dist/claire/site')
const SALON = [{ experiment: 'hero-photo', variant: 'salon' }]
const get = (preview: string, headers: Record<string, string> = {}) =>
  requestSite({ port: inject('port'), slug: 'claire', path: `/?preview=${preview}`, headers })
const tomorrow = () => new Date(Date.now() + 86_400_000)
let secrets: LocalSecrets
beforeAll(async () => {
  secrets = await loadLocalSecrets(inject('dataDir'))
})

describe('a preview link', () => {
  it('shows its variant whatever the cookie says, sets none, counts nothing and is not for search engines', async () => {
    const response = await get(await signPreview(previewKey(secrets, 'claire'), SALON, tomorrow()), { cookie: 'ab=hero-photo.1:garden:e' })
    expect(await response.text()).toBe(await readFile(path.join(SITE, '_v/hero-photo.salon/index.html'), 'utf8'))
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
  })

  it.each([
    ['of another tenant', () => signPreview(previewKey(secrets, 'sophie'), SALON, tomorrow())],
    ['that is over', () => signPreview(previewKey(secrets, 'claire'), SALON, new Date(Date.now() - 1000))],
    ['that was changed', async () => (await signPreview(previewKey(secrets, 'claire'), SALON, tomorrow())).replace('salon', 'garden')],
    ['that is nonsense', () => Promise.resolve('%00~~::')],
  ])('%s is an ordinary visit', async (_, link) => {
    const response = await get(await link(), { cookie: 'ab=hero-photo.1:garden:e' })
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toContain('ab=hero-photo.1:garden:e')
    expect(response.headers.get('x-robots-tag')).toBeNull()
  })

  it('of a variant that is not there shows the plain page', async () => {
    const link = await signPreview(previewKey(secrets, 'claire'), [{ experiment: 'hero-photo', variant: 'moon' }], tomorrow())
    expect(await (await get(link)).text()).toBe(await readFile(path.join(SITE, 'index.html'), 'utf8'))
  })
})
