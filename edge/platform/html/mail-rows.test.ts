import { expect, it } from 'vitest'
import { rows } from './mail-rows.ts'

it('leaves no hour alone at the end of a line, and the plain text as it is', () => {
  for (const [text, kept] of [
    ['Saturday 5 December 2026, 7 to 10 pm, Brisbane time', 'Saturday 5 December 2026, 7\u00a0to\u00a010 pm, Brisbane time'],
    ['Samstag, 5. Dezember 2026, 19 bis 22 Uhr', 'Samstag, 5. Dezember 2026, 19\u00a0bis\u00a022 Uhr'],
    ['7:30 to 10 pm', '7:30\u00a0to\u00a010 pm'],
  ] as const) {
    const block = rows([{ name: 'When', text }])
    expect(String(block.html)).toContain(`>${kept}</td>`)
    expect(block.text).toBe(`When: ${text}`)
  }
})
