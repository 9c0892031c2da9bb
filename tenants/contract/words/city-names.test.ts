import { describe, expect, it } from 'vitest'
import { cityName } from './city-names.ts'

describe('a city', () => {
  it('is told in the language of whoever reads of it', () => {
    expect(['de', 'zh-Hans', 'en-AU'].map((locale) => cityName('Munich', locale))).toEqual(['München', '慕尼黑', 'Munich'])
    expect(['de-AT', 'zh-Hans-SG', 'en-GB'].map((locale) => cityName('Sydney', locale))).toEqual(['Sydney', '悉尼', 'Sydney'])
  })

  it('is the same city where she writes it in her own language', () => {
    expect(['de', 'zh-Hans', 'en-AU'].map((locale) => cityName('München', locale))).toEqual(['München', '慕尼黑', 'Munich'])
    expect(cityName('悉尼', 'en-AU')).toBe('Sydney')
  })

  it('stays as it is written where no list has it, and where only its capitals are other ones', () => {
    for (const locale of ['de', 'zh-Hans', 'en-AU', 'fr']) expect(cityName('Wagga Wagga', locale)).toBe('Wagga Wagga')
    expect(cityName('SYDNEY', 'en-AU')).toBe('SYDNEY')
    // A town of Queensland, too: nobody who lives there is told of Rome.
    expect(cityName('Roma', 'en-AU')).toBe('Roma')
  })
})
