import { describe, expect, it } from 'vitest'
import { parseMetrics } from './parse-metrics.ts'

const HEADER = 'platform,post_id,measured_on,impressions,likes,clicks'
const csv = (...lines: string[]) => parseMetrics([HEADER, ...lines].join('\n'), { isJson: false, platform: undefined })
const figures = (rows: ReturnType<typeof csv>) => rows.map(({ postId, impressions, likes, clicks }) => [postId, impressions, likes, clicks])

describe('parseMetrics', () => {
  it('reads a CSV, figures with and without thousands, quotes and a byte order mark', () => {
    expect(figures(csv('instagram,p1,2026-11-20,12000,1000,', 'instagram,p2,2026-11-20,"12,000","1,234,567",3'))).toEqual([
      ['p1', 12_000, 1000, 0],
      ['p2', 12_000, 1_234_567, 3],
    ])
  })

  it('reads semicolons and tabs as spreadsheets write them, and skips blank lines', () => {
    for (const delimiter of [';', '\t']) {
      const lines = [HEADER, '', 'instagram,1,2026-11-20,100,5,2', ',,,,,', '', ''].join('\n').replaceAll(',', delimiter)
      expect(figures(parseMetrics(lines, { isJson: false, platform: undefined }))).toEqual([['1', 100, 5, 2]])
    }
  })

  it('takes the platform from the command where the file has no column for it', () => {
    const [row] = parseMetrics('Post ID,Measured On\n7,2026-11-20\n', { isJson: false, platform: 'bluesky' })
    expect(row).toMatchObject({ platform: 'bluesky', postId: '7', impressions: 0 })
  })

  it.each([
    [
      'points in a figure, which two readers read differently',
      () => csv('instagram,p1,2026-11-20,12.000,1,3'),
      /line 2: impressions: .*"12\.000"/,
    ],
    ['a comma that is no thousands', () => csv('instagram,p1,2026-11-20,"12,00",1,3'), /line 2: impressions: .*"12,00"/],
    ['a figure that a spreadsheet has shortened', () => csv('instagram,p1,2026-11-20,1.2E+4,1,3'), /line 2: impressions: .*"1\.2E\+4"/],
    [
      'an id that a spreadsheet has rounded',
      () => csv('', 'instagram,1.80123E+16,2026-11-20,1,1,3'),
      /line 3: postId: .*spreadsheet has rounded/,
    ],
    [
      'one post and day twice',
      () => csv('instagram,a,2026-11-20,1,1,1', 'instagram,a,2026-11-21,1,1,1', 'instagram,a,2026-11-20,9,9,9'),
      /line 4: post a on 2026-11-20 is already at line 2/,
    ],
    ['a line that is cut short', () => csv('instagram,a,2026-11-20'), /line 2/],
    ['a header alone', () => csv(), /no rows/],
    ['nothing', () => parseMetrics('\n', { isJson: false, platform: undefined }), /line 1: nothing/],
    [
      'a file without the columns',
      () => parseMetrics('a|b\n1|2', { isJson: false, platform: 'x' }),
      /no column post_id.*\n.*no column measured_on/,
    ],
    ['an empty JSON list', () => parseMetrics('[]', { isJson: true, platform: undefined }), /The list has no rows/],
  ])('refuses %s, with the line and the reason', (_what, read, words) => {
    expect(read).toThrow(/^Nothing was imported\.\n/)
    expect(read).toThrow(words)
  })
})
