import { expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import type { Json } from '../../../../tenants/contract/site-fields.ts'
import { changeWords } from './change-words.ts'

const telling = { locale: 'en-AU', currency: 'AUD', source: sampleSource('margot') }
const words = (path: string, before: Json, after: Json, file: string) => changeWords({ file, path, before, after }, telling)

it('tells a text as its page shows it, and with its signs where nothing else has changed', () => {
  expect(words('', 'Hello.', '## Mornings\n\nI **read** on [my blog](https://a.example).\n\n- Tea\n- *Figs*', 'about.md').after).toEqual([
    'Mornings',
    'I read on my blog (https://a.example).',
    '• Tea',
    '• Figs',
  ])
  expect(words('', 'I read.', 'I **read**.', 'about.md')).toMatchObject({ before: ['I read.'], after: ['I **read**.'] })
  const page = (text: string) => `---\ntitle: "Letters"\n---\n\n${text}\n`
  expect(words('', page('Dear *you*'), page('## Dear\n\nDear **all**'), 'pages/letters.md')).toEqual({
    label: 'Page: Letters',
    before: ['Dear you'],
    after: ['Dear', 'Dear all'],
  })
  expect(words('', page('Dear you'), page('Dear *you*'), 'pages/letters.md')).toMatchObject({ after: ['Dear *you*'] })
})

it('names places as she does: where a photo appears, and her time zone', () => {
  expect(words('photos/fog/slots', [], ['gallery', 'hero'], 'photos.yaml')).toMatchObject({
    before: ['nowhere'],
    after: ['Gallery, Opening photo'],
  })
  expect(words('timeZone', 'Australia/Sydney', 'America/New_York', 'tenant.yaml')).toMatchObject({
    before: ['Sydney time'],
    after: ['New York time'],
  })
})
