import { describe, expect, it } from 'vitest'
import { isNamed } from './match-name.ts'

describe('a name that she looks for', () => {
  it.each([
    ['José García', 'jose'],
    ['José García', 'garcia jo'],
    // A phone writes another apostrophe than a keyboard, and in a hurry nobody writes one.
    ["Finn O'Brien", 'O’Brien'],
    ['Finn O’Neill', "O'Neill"],
    ['Finn O’Neill', 'oneill fi'],
    ["Finn O'Brien", 'obrien'],
    ['Finn OʼBrien', 'o`brien'],
    ['Finn O´Brien', 'OBRIEN'],
    ['Finn Obrien', 'o‘brien'],
    ["Finn O'Brien", 'brien'],
    ['Anne-Marie Hall', 'annemarie'],
    ['Anne\u2011Marie Hall', 'anne-marie'],
    ['Annemarie Hall', 'Anne-Marie'],
    ['Anne-Marie Hall', 'marie'],
  ])('%s is found by %s', (name, asked) => {
    expect(isNamed(name, asked)).toBe(true)
  })

  it.each([
    ['Finn O’Neill', 'neil o brien'],
    ['Finn O’Neill', 'inn'],
    ['Finn O’Neill', '’'],
    ['Finn O’Neill', ''],
    [undefined, 'Finn'],
  ])('%s is not found by "%s"', (name, asked) => {
    expect(isNamed(name, asked)).toBe(false)
  })
})
