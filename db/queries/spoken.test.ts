import { describe, expect, it } from 'vitest'
import { spokenOf } from './spoken.ts'

const CHINESE = { locale: 'zh-Hans', prefix: '/zh-hans', services: { dinner: '晚餐' }, depositNote: '定金', cancellation: '取消' }
const SITE = [{ locale: 'de', prefix: '' }, CHINESE]
const of = (language: string | null, siteLanguages: typeof SITE | null = SITE, serviceId = 'dinner') =>
  spokenOf({ serviceId, language, siteLanguages }, { service: 'Abendessen', locale: 'en-AU' })

describe('the language of a client', () => {
  it('is that of the page it was asked from, with what of hers is said in it', () => {
    expect(of('zh-Hans')).toEqual({ locale: 'zh-Hans', prefix: '/zh-hans', service: '晚餐', depositNote: '定金', cancellation: '取消' })
    expect(of('de')).toEqual({ locale: 'de', prefix: '', service: 'Abendessen' })
    expect(of('zh-Hans', SITE, 'gone').service).toBe('Abendessen')
  })

  it('is the first of her site where nobody knows it, or no catalogue has it', () => {
    for (const language of [null, '', 'fr', 'zh-Hant', 'english']) expect(of(language)).toMatchObject({ locale: 'de', prefix: '' })
    expect(of(null, null)).toMatchObject({ locale: 'en-AU', prefix: '' })
  })

  it('stays theirs where her site has left it since', () => {
    expect(of('zh-Hans', [{ locale: 'de', prefix: '' }] as typeof SITE)).toEqual({ locale: 'zh-Hans', prefix: '', service: 'Abendessen' })
  })
})
