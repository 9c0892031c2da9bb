import { describe, expect, it } from 'vitest'
import { leaveOutFaces } from './leave-out-faces.ts'

const ENGLISH = '@font-face{font-family:"Jost";src:url(/a.woff2);unicode-range:U+20-3B,U+41-5A,U+61-7A,U+2019}'
const OTHER = '@font-face{font-family:"Jost";src:url(/b.woff2);unicode-range:U+3C-3E,U+A1-FF,U+2014}'
const STAND_IN = `@font-face{font-family:"Jost 0";src:local('Arial')}`

const page = (body: string, css = '') =>
  `<html><head><style>${ENGLISH}${OTHER}${STAND_IN}a>b{color:red}${css}</style><script>"é"</script></head><body>${body}</body></html>`

describe('a font file', () => {
  it('is not told of by a page that has none of its letters', () => {
    const html = leaveOutFaces(page('<p class="é">Hobart, 15 January</p>'), 'home')
    expect(html).toBe(page('<p class="é">Hobart, 15 January</p>').replace(OTHER, ''))
  })

  it('is not told of for the marks of what a script fills in', () => {
    const html = page('<body data-next-free-text="Next free: {when}, {city}">')
    expect(leaveOutFaces(html, 'home')).toBe(html.replace(OTHER, ''))
  })

  it('is not told of where the text of an attribute looks like a tag', () => {
    const html = page(`<link rel="icon" href="data:image/svg+xml,<svg xmlns='x'><rect/></svg>"><p>Hobart</p>`)
    expect(leaveOutFaces(html, 'home')).toBe(html.replace(OTHER, ''))
  })

  it.each([
    ['a letter', '<p>Zoë</p>'],
    ['a letter that is written as a number', '<p>Zo&#235;</p>'],
    ['a letter that is written as a hexadecimal number', '<p>Zo&#xEB;</p>'],
    ['a sign that is written by its name', '<p>6 &lt; 7</p>'],
    ['words that a script will show', '<body data-next-free-text="Nächster Termin: {when}">'],
  ])('is told of by a page with %s', (_, body) => expect(leaveOutFaces(page(body), 'home')).toBe(page(body)))

  it('is told of where a style sheet writes one of its letters', () => {
    const html = page('<p>Hobart</p>', 'q:before{content:"—"}')
    expect(leaveOutFaces(html, 'home')).toBe(html)
  })

  it('is told of where somebody may type any letter, and in the frame of a client’s own page', () => {
    const typed = page('<form><textarea></textarea></form>')
    expect(leaveOutFaces(typed, 'booking')).toBe(typed)
    expect(leaveOutFaces(page('<p>Thanks</p>'), 'thanks')).toBe(page('<p>Thanks</p>'))
  })

  it('leaves a page without a style sheet alone', () => expect(leaveOutFaces('<p>é</p>', 'home')).toBe('<p>é</p>'))
})
