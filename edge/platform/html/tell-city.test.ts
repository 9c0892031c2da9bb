import { describe, expect, it } from 'vitest'
import { tellCity } from './tell-city.ts'

const [de, zh, en] = ['de', 'zh-Hans', 'en-AU'].map((locale) => ({ locale })) as [
  { locale: string },
  { locale: string },
  { locale: string },
]

describe('a city that a client reads', () => {
  it('is told in the client’s language, with the country where it is kept with that', () => {
    expect([de, zh, en].map((language) => tellCity('Vienna', language))).toEqual(['Wien', '维也纳', 'Vienna'])
    expect([de, zh, en].map((language) => tellCity('Sydney, Canada', language))).toEqual([
      'Sydney, Kanada',
      '悉尼，加拿大',
      'Sydney, Canada',
    ])
  })

  it('is no other city of that name, and what cannot be told is left as it is', () => {
    expect(tellCity('Florence, United States', de)).toBe('Florence, Vereinigte Staaten')
    expect(tellCity('Perth, Mordor', zh)).toBe('Perth, Mordor')
    expect(tellCity('Byron Bay', zh)).toBe('Byron Bay')
  })
})
