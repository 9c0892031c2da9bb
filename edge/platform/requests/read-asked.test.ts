import { expect, it } from 'vitest'
import { readAsked } from './read-asked.ts'

it.each([
  ['#Z96L-5L2B', 'Z96L-5L2B'],
  ['# Z96L-5L2B', 'Z96L-5L2B'],
  ['tel:+61491570006', '+61491570006'],
  ['TEL:+61-491-570-006', '+61-491-570-006'],
  ['tel:+61%20491%20570%20006;ext=2', '+61 491 570 006'],
  ['sms:+61491570006', '+61491570006'],
  ['mailto:sam@example.com', 'sam@example.com'],
  ['mailto:sam@example.com?subject=Hello', 'sam@example.com'],
  ['<sam@example.com>', 'sam@example.com'],
  ['<mailto:sam@example.com>', 'sam@example.com'],
  ['Sam Hall <sam@example.com>', 'sam@example.com'],
  ['<+61 491 570 006>', '+61 491 570 006'],
  // An address is kept with the apostrophe of a keyboard.
  ['finn.o’brien@example.com', "finn.o'brien@example.com"],
  ['  O’Brien ', 'O’Brien'],
  ['tel:%E0%A4', '%E0%A4'],
  ['Tel Aviv', 'Tel Aviv'],
  ['<Z>', '<Z>'],
  ['#', ''],
])('%s is looked for as "%s"', (typed, asked) => {
  expect(readAsked(typed)).toBe(asked)
})
