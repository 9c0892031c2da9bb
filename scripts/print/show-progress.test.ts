import { describe, expect, it } from 'vitest'
import { formatDuration } from './format-duration.ts'
import { showProgress } from './show-progress.ts'

function watch(isTTY: boolean) {
  let at = 0
  let text = ''
  const tell = showProgress('photo', { screen: { isTTY, write: (piece: string) => (text += piece) }, now: () => at })
  return {
    passed: (ms: number, ...of: Parameters<typeof tell>) => {
      at += ms
      tell(...of)
    },
    said: () => text,
  }
}

describe('progress', () => {
  it('counts up on one line of a terminal, with the time that is left once it is known', () => {
    const { passed, said } = watch(true)
    passed(0, 0, 12)
    passed(5000, 1, 12, 'fig')
    passed(15_000, 4, 12)
    passed(40_000, 12, 12)
    expect(said().split('\r\x1b[K')).toEqual([
      '',
      'photo 0 of 12',
      'photo 1 of 12, 55 s left (fig)',
      'photo 4 of 12, 40 s left',
      'photo 12 of 12\n',
    ])
  })

  it('measures from where it was first told of', () => {
    const { passed, said } = watch(true)
    passed(60_000, 1, 3)
    passed(10_000, 2, 3)
    expect(said().split('\r\x1b[K')).toEqual(['', 'photo 1 of 3', 'photo 2 of 3, 10 s left'])
  })

  it('is a line every ten seconds elsewhere, and the last', () => {
    const { passed, said } = watch(false)
    for (let done = 1; done <= 9; done++) passed(4000, done, 9)
    expect(said().split('\n')).toEqual(['photo 3 of 9, 24 s left', 'photo 6 of 9, 12 s left', 'photo 9 of 9', ''])
  })
})

it.each([
  [300, '1 s'],
  [89_000, '89 s'],
  [200_000, '3 min'],
  [4_800_000, '80 min'],
  [7_500_000, '2 h 5 min'],
])('%s ms are %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})
