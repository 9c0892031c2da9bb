import { describe, expect, it } from 'vitest'
import { type Target, unsupportedCss } from './unsupported-css.ts'

const TARGETS: Target[] = [
  ['safari', '15.4'],
  ['chrome', '100'],
  ['firefox', '102'],
]

describe('unsupportedCss', () => {
  it.each([
    ['.a{backdrop-filter:blur(4px)}', ['backdrop-filter: firefox 102', 'backdrop-filter: safari 15.4']],
    [
      '.a{color:color-mix(in srgb,red,blue)}',
      ['color: color-mix(): chrome 100', 'color: color-mix(): firefox 102', 'color: color-mix(): safari 15.4'],
    ],
    ['@media (width>=52rem){.a{color:red}}', ['@media with <= or >=: chrome 100', '@media with <= or >=: safari 15.4']],
    ['.a:has(.b){color:red}', [':has: chrome 100', ':has: firefox 102']],
    ['.a{.b{color:red}}', ['a rule in a rule: chrome 100', 'a rule in a rule: firefox 102', 'a rule in a rule: safari 15.4']],
    ['.a{&:hover{color:red}}', ['a rule in a rule: chrome 100', 'a rule in a rule: firefox 102', 'a rule in a rule: safari 15.4']],
    ['.a{height:100dvh}', ['height: 100dvh: chrome 100']],
    ['.a{overflow:clip}', ['overflow: clip: safari 15.4']],
    ['.a{text-wrap:balance}', ['text-wrap: chrome 100', 'text-wrap: firefox 102', 'text-wrap: safari 15.4']],
    ['@container (min-width:3rem){.a{color:red}}', ['@container: chrome 100', '@container: firefox 102', '@container: safari 15.4']],
  ] as const)('finds in %s what a browser lacks', (css, lines) => {
    expect(unsupportedCss(css, TARGETS)).toEqual(lines)
  })

  it.each([
    '.a{height:100vh;height:100dvh}',
    '.a{-webkit-user-select:none;user-select:none}',
    '.a{overflow:hidden;overflow:clip}',
    '@supports (height:100dvh){.a{height:100dvh}}',
    '@media (min-width:52rem) and (prefers-reduced-motion:no-preference){.a{display:grid;inset:0}}',
    '.a{width:min(100%,calc(3rem*var(--x)));color:#0008;aspect-ratio:4/5}',
    '.a:focus-visible,.a::before,.a:is(b,i){color:red;--own:color-mix(in srgb,red,blue)}',
  ])('finds nothing in %s', (css) => {
    expect(unsupportedCss(css, TARGETS)).toEqual([])
  })
})
