import { expect, it } from 'vitest'
import { findHomeWords } from './find-words.ts'
import { readPage } from './read-page.ts'

const wordsOf = (html: string, name: string) => {
  const { page } = readPage(new TextEncoder().encode(html), { from: 'index.html', name: '', isMarkdown: false })
  if (!page) throw new Error('It is a page.')
  const { tagline, intro } = findHomeWords(page, name)
  return { tagline, intro }
}

it.each(['Nora', 'Norb'])(
  'takes the line below her name for the tagline, never her name or what a part is called, whatever the folder is called: %s',
  (name) => {
    const head = '<title>Nora</title><h1>Nora</h1>'
    const rates = '<h2>Rates</h2><p>Dinner, 3 hours: 900 EUR</p>'
    expect(wordsOf(`${head}<p>Quiet dinners in Lisbon.</p>${rates}`, name).tagline).toBe('Quiet dinners in Lisbon.')
    expect(wordsOf(`${head}${rates}`, name).tagline).toBeUndefined()
    expect(wordsOf(`${head}<h2>Quiet dinners</h2><p>I read menus well, and order badly, in four languages.</p>`, name)).toEqual({
      tagline: 'Quiet dinners',
      intro: 'I read menus well, and order badly, in four languages.',
    })
  },
)
