import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { tellMistake } from '../test-support/tell-mistake.ts'

/** What a terminal says of Claire with one mistake in a file. */
const tell = (file: string, from: RegExp, to: string): Promise<string> =>
  tellMistake(file, async (location) => {
    const before = await readFile(location, 'utf8')
    expect(before).toMatch(from)
    await writeFile(location, before.replace(from, to))
  })

/** Place, mark, got, expected, fix and docs of a single problem. */
const shape = (file: string) =>
  new RegExp(
    `^tenants/claire/${file.replace('.', '\\.')}:\\d+:\\d+(  \\S+)?\\n +\\d+ \\| .*\\n +\\| +\\t?\\s*\\^+\\n  got +(.+)\\n  expected  (.+)\\n  fix +(.+)\\n  docs +tenants/REFERENCE\\.md#\\w+\\n\\n1 problem\\.`,
  )

describe('a mistake that people make is one problem, which says where, what and how to mend it', () => {
  it.each([
    [
      'an empty city',
      'tenant.yaml',
      /^city: .*/m,
      'city: ""',
      ['an empty text', 'a text (Home city, e.g. "Sydney")', 'Change "city" to a text.'],
    ],
    ['a field left out', 'tenant.yaml', /^city: .*\n/m, '', ['nothing', 'a text (Home city, e.g. "Sydney")', 'Add "city": a text.']],
    [
      'a colour without quotes',
      'theme.yaml',
      /accent: .*/,
      'accent: #7a1f3d',
      [
        'nothing, because # begins a comment',
        'a text (Links, small caps, fine lines)',
        'Put the value of "accent" in quotes, e.g. "#7a1f3d".',
      ],
    ],
    [
      'a misspelt field',
      'content.yaml',
      /^tagline:/m,
      'taglin:',
      ['an unknown field "taglin"', /^one of tagline, intro, /, 'Did you mean "tagline"?'],
    ],
    ['a misspelt choice', 'theme.yaml', /layout: .*/, 'layout: elegent', ['"elegent"', /^one of "elegant"/, 'Did you mean "elegant"?']],
    [
      'weights that are too many',
      'experiments.yaml',
      /weight: 34/,
      'weight: 44',
      ['weights that add up to 110', 'weights that add up to 100', /^Change "variants"/],
    ],
    [
      'a line that begins one blank later',
      'tenant.yaml',
      /^ {2}email:/m,
      '   email:',
      [
        '3 spaces before this line, and 2 before the next',
        'the same number of spaces before all fields of contact',
        'Begin both lines with 2 spaces.',
      ],
    ],
    [
      'a tab',
      'tenant.yaml',
      /^ {2}email:/m,
      '\temail:',
      ['a tab at the start of the line', 'spaces', 'Indent with two spaces for each level.'],
    ],
    [
      'a quote that is not closed',
      'tenant.yaml',
      /^city: Sydney/m,
      'city: "Sydney',
      ['a quote that is never closed', 'a quote at either end', 'Put " at the end of the text.'],
    ],
    [
      'a colon in a text',
      'content.yaml',
      /^tagline: .*/m,
      'tagline: Evenings: unhurried',
      ['a second colon', 'quotes around a text that has ": " in it', 'Write tagline: "Evenings: unhurried"'],
    ],
    [
      'a misspelt time zone',
      'tenant.yaml',
      /^timeZone: .*/m,
      'timeZone: Australia/Sidney',
      ['"Australia/Sidney"', /IANA time zone/, 'Did you mean "Australia/Sydney"?'],
    ],
    ['a city for a time zone', 'tenant.yaml', /^timeZone: .*/m, 'timeZone: Perth', ['"Perth"', /IANA/, 'Did you mean "Australia/Perth"?']],
    ['a country by its name', 'tenant.yaml', /^country: .*/m, 'country: Australia', ['"Australia"', /ISO 3166/, 'Did you mean "AU"?']],
    ['a currency in small letters', 'tenant.yaml', /^currency: .*/m, 'currency: aud', ['"aud"', /ISO 4217/, 'Did you mean "AUD"?']],
    ['a phone that is none', 'tenant.yaml', /phone: .*/, 'phone: hello', ['"hello"', /8 to 15 digits/, /^Change "phone"/]],
    [
      'a language without words',
      'tenant.yaml',
      /^locale: .*/m,
      'locale: xx-ZZ',
      ['"xx-ZZ"', /words for \(en, de, zh-Hans\)/, /^Change "locale"/],
    ],
    ['a day by its name', 'tenant.yaml', /days: \[[^\]]*\]/, 'days: [monday]', ['"monday"', /^one of "mon"/, 'Did you mean "mon"?']],
    [
      'a price as people write it',
      'content.yaml',
      /price: \d+/,
      'price: "1,200"',
      ['"1,200"', /^a number \(/, 'Write it as a plain number: price: 1200'],
    ],
    [
      'a photo that is not there',
      'experiments.yaml',
      /photo: garden/,
      'photo: gardn',
      ['"gardn"', /^the id of a photo/, 'Did you mean "garden"?'],
    ],
    [
      'HTML in a text',
      'content.yaml',
      /^tagline: .*/m,
      'tagline: Late <b>suppers</b>',
      ['<b> in a text', 'words without HTML: visitors would read its signs', /^Leave the tag out\./],
    ],
    [
      'a character as HTML writes it',
      'content.yaml',
      /^tagline: .*/m,
      'tagline: Suppers &amp; walks',
      ['&amp; in a text', /without HTML/, 'Write the character itself; the file is UTF-8.'],
    ],
    ['a list for a text', 'content.yaml', /^tagline: .*/m, 'tagline: [a]', ['a list of 1', /^a text \(/, 'Change "tagline" to a text.']],
  ] as const)('%s', async (_name, file, from, to, [got, expected, fix]) => {
    const told = await tell(file, from, to)
    expect(told).toMatch(shape(file))
    const [, , ...words] = shape(file).exec(told) ?? []
    for (const [index, wanted] of [got, expected, fix].entries())
      if (typeof wanted === 'string') expect(words[index]).toBe(wanted)
      else expect(words[index]).toMatch(wanted)
  })
})
