import { describe, expect, it } from 'vitest'
import { wordsOf } from './catalogues.ts'
import { enAU } from './en-au.ts'
import { LANGUAGES, languageOf } from './languages.ts'
import { fill } from './words.ts'

/** `form.send` -> its sentence, of every key. */
function textsOf(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  )
}
const bracesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()

/** The same in both languages for good: a pattern of nothing but braces, or a word that both have. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    'page.sentence',
    'descriptions.leg',
    'descriptions.custom',
    'time.span',
    'time.andHalf',
    'form.summary',
    'form.summaryTime',
    'tour.inCity',
    'fields.cityDays',
    'time.season',
    'clock.placed',
    'clock.daySpan',
    'facts.line',
    'facts.service',
    'facts.depositNote',
    'facts.name',
    'change.offer',
  ],
  'zh-Hans': ['home.quote', 'clock.alone', 'clock.weekday'],
}

describe('the words of a language', () => {
  it('are those of its file, whatever the country', () => {
    expect(wordsOf('en-AU')).toBe(enAU)
    expect(wordsOf('en-GB')).toBe(enAU)
    expect(wordsOf('de-AT').page.leave).toBe('Verlassen')
    expect(languageOf('zh-Hans-SG')).toBe('zh-Hans')
    expect(languageOf('zh-Hant')).toBeUndefined()
    expect(() => wordsOf('fr')).toThrow('no words in fr')
  })

  it.each(LANGUAGES)('have in %s what English has, with the same braces, and no English', (language) => {
    const texts = textsOf(wordsOf(language))
    const english = new Map(textsOf(enAU))
    expect(texts.map(([key]) => key).sort()).toEqual([...english.keys()].sort())
    for (const [key, text] of texts) {
      expect(bracesOf(text), key).toEqual(bracesOf(english.get(key) ?? ''))
      expect(text.trim(), key).not.toBe('')
    }
    if (language === 'en') return
    const left = texts.filter(([key, text]) => text === english.get(key) && !SAME[language]?.includes(key))
    expect(left.map(([key]) => key)).toEqual([])
  })
})

describe('what a calendar that others look at is given', () => {
  // “Date”, “Rendezvous” and 约会 are what lovers have; each of these is what a dentist gives as well.
  it.each(LANGUAGES)('tells in %s of an appointment, and not of what kind', (language) => {
    const { thanks, letters } = wordsOf(language)
    const { calendarTitle, calendarFrom, calendarFile, calendarFileCancelled } = letters
    for (const text of [thanks.calendarTitle, calendarTitle, calendarFrom, calendarFile, calendarFileCancelled])
      expect(text).not.toMatch(/约会|见面|相见|\bdates?\b|rendezvous|treffen/i)
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
