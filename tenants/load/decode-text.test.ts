import { expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

it('reads UTF-8 with and without a byte order mark, and an empty file', () => {
  expect(decodeText(Buffer.from('name: Zoë\n'))).toEqual({ text: 'name: Zoë\n' })
  expect(decodeText(Buffer.from('\uFEFFname: Zoë\n'))).toEqual({ text: 'name: Zoë\n' })
  expect(decodeText(Buffer.alloc(0))).toEqual({ text: '' })
})

it('names the line of what is Latin-1 or UTF-16, and what to do', () => {
  const latin1 = decodeText(Buffer.from('a: 1\nb: Zo\xeb\n', 'latin1'))
  expect(latin1).toMatchObject({ problem: { line: 2, got: expect.stringContaining('Latin-1'), fix: expect.stringContaining('UTF-8') } })
  expect(decodeText(Buffer.from('\uFEFFa: 1', 'utf16le'))).toMatchObject({ problem: { line: 1, got: 'text in UTF-16' } })
})
