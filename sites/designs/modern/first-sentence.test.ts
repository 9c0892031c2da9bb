import { expect, it } from 'vitest'
import { openWithSentence } from './first-sentence.ts'

it.each([
  [
    'a paragraph of one sentence',
    '<p>I studied painting and look closely.</p>\n<p>More.</p>',
    '<p class="first">I studied painting and look closely.</p>\n<p>More.</p>',
  ],
  [
    'the first of several',
    '<p>I studied painting, once. Then I travelled.</p>',
    '<p class="first">I studied painting, once.</p><p>Then I travelled.</p>',
  ],
  [
    'one with an abbreviation',
    '<p>I grew up in St. Kilda, by the sea. Then I left.</p>',
    '<p class="first">I grew up in St. Kilda, by the sea.</p><p>Then I left.</p>',
  ],
  [
    'an opening too short to stand alone',
    '<p>Hello. I am a painter who likes the evening.</p>',
    '<p class="first">Hello. I am a painter who likes the evening.</p>',
  ],
  [
    'a link further on',
    '<p>I studied painting, once. See <a href="/x">this</a>.</p>',
    '<p class="first">I studied painting, once.</p><p>See <a href="/x">this</a>.</p>',
  ],
])('sets %s large', (_name, html, opened) => {
  expect(openWithSentence(html)).toBe(opened)
})

it.each([
  ['a heading', '<h2>Hello</h2><p>A sentence that is long enough.</p>'],
  ['no end', '<p>A text without a full stop</p>'],
  ['one that is long', `<p>${'long '.repeat(60)}.</p>`],
  ['a link in the first sentence', '<p>I <a href="/x">paint</a> all the mornings of the week.</p>'],
])('leaves a text that opens with %s as it is', (_name, html) => {
  expect(openWithSentence(html)).toBe(html)
})
