import { describe, expect, it } from 'vitest'
import { enAU } from './en-au.ts'
import { fill, wordsOf } from './words.ts'

describe('the words of a language', () => {
  it('are those of its file, whatever the country', () => {
    expect(wordsOf('en-AU')).toBe(enAU)
    expect(wordsOf('en-GB')).toBe(enAU)
  })
})

describe('fill', () => {
  it('puts each value into its braces', () => {
    expect(fill('{city}, from {price}', { city: 'Perth', price: 900 })).toBe('Perth, from 900')
  })
  it('refuses to show a brace', () => {
    expect(() => fill('I answer {when}.', {})).toThrow('{when}')
  })
})
