import { expect, it } from 'vitest'
import { tellSource } from './tell-source.ts'

const ROOT = '/srv/checkout'
const said = (error: unknown) => tellSource(error, ROOT).map(({ file, line, column, got }) => [[file, line, column].join(':'), got])

it.each([
  [
    'esbuild, whose columns begin at 0',
    { message: 'Build failed', errors: [{ text: 'Unexpected "="', location: { file: 'edge/site/app.ts', line: 152, column: 10 } }] },
    [['edge/site/app.ts:152:11', 'Unexpected "="']],
  ],
  [
    'Vite, of which two tools stumble over one place',
    {
      errors: [
        {
          loc: { file: `${ROOT}/sites/a.css?inline`, line: 89, column: 18 },
          message: '[lightningcss minify] Invalid empty selector\n87 |',
        },
        { loc: { line: 89, column: 18 }, id: `${ROOT}/sites/a.css`, message: 'postcss-import: Unexpected }' },
      ],
    },
    [['sites/a.css:89:18', 'Invalid empty selector']],
  ],
  [
    'Rolldown, which colours its words and draws the place',
    {
      errors: [
        {
          loc: { line: 47, column: 9 },
          message:
            '\u001B[31m[builtin:vite-transform] \u001B[0mUnexpected token\n    \u001B[38;5;246m╭─[\u001B[0m sites/format.ts:47:10 \u001B[38;5;246m]\u001B[0m\n',
        },
      ],
    },
    [['sites/format.ts:47:10', 'Unexpected token']],
  ],
  [
    'Astro, whose first column may be 0',
    { errors: [{ loc: { file: `${ROOT}/sites/designs/elegant/Hero.astro`, line: 27, column: 0 }, message: 'Unexpected token' }] },
    [['sites/designs/elegant/Hero.astro:27:1', 'Unexpected token']],
  ],
  [
    'a component that throws, by the name that each design has',
    Object.assign(new Error('The page / answered 500 instead of 200: TypeError: x'), { component: 'Nobody' }),
    [['the source::', 'The page / answered 500 instead of 200: TypeError: x']],
  ],
  [
    'a place',
    Object.assign(new Error('syntax error'), { place: { file: 'db/functions/a.sql', line: 3 } }),
    [['db/functions/a.sql:3:', 'syntax error']],
  ],
  ['anything else', new Error('no\nstack'), [['the source::', 'no']]],
])('says where and why, of %s', (_what, error, expected) => {
  expect(said(error)).toEqual(expected)
})
