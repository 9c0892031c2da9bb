import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { contrastRatio } from '../../../tenants/load/contrast-ratio.ts'
import { mailLayout } from './mail-layout.ts'

const mail = mailLayout({ title: 'A mail', locale: 'en-AU', body: html`<p><a href="https://example.com">A link</a></p>` })
const [light = '', dark = ''] = (/<style>([^<]+)<\/style>/.exec(mail)?.[1] ?? '').split('@media (prefers-color-scheme:dark){')

/** The last value that a style gives to a selector, as a mail program reads it: of two rules for one selector the later wins. */
function lastValue({ style, selector, property }: { style: string; selector: string; property: string }): string {
  const rules = [...style.matchAll(/([^{}]+)\{([^{}]+)\}/g)].filter(([, selectors]) => selectors?.trim().split(',').includes(selector))
  const values = rules.flatMap(([, , body = '']) => body.split(';')).filter((line) => line.startsWith(`${property}:`))
  const value = values.at(-1)?.slice(property.length + 1) ?? ''
  return value.length === 4 ? value.replaceAll(/[\da-f]/g, '$&$&') : value
}

describe('the style of a mail', () => {
  it.each([
    ['light', light],
    ['dark', light + dark],
  ])('can be read in the %s: its words, its links and its buttons', (_name, style) => {
    const colour = (selector: string) => lastValue({ style, selector, property: 'color' })
    const ground = (selector: string) => lastValue({ style, selector, property: 'background' })
    expect(dark).toContain('main{')
    for (const [front, back] of [
      [colour('body'), ground('main')],
      [colour('body'), ground('blockquote')],
      [colour('a'), ground('main')],
      [colour('a'), ground('blockquote')],
      [colour('th'), ground('main')],
      [colour('.muted'), ground('main')],
      [colour('a.button'), ground('a.button')],
      [colour('a.quiet'), ground('a.quiet')],
    ] as const) {
      expect(contrastRatio(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5)
    }
  })
})
