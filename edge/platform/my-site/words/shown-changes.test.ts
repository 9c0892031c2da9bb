import { expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type Json, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { changeWords } from './change-words.ts'
import { tellingThen } from './telling-then.ts'
import { photoName } from './value-words.ts'

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

it('tells what a developer has changed as it stands', () => {
  expect(words('domains', null, ['margot.example', 'www.margot.example'], 'tenant.yaml')).toEqual({
    label: 'Domains',
    before: [],
    after: ['margot.example', 'www.margot.example'],
  })
  expect(words('social', null, { watch: true, days: 3 }, 'tenant.yaml').after.join(' ')).not.toBe('')
})

it('tells the end of a test as it was, whatever has become of it since', () => {
  const photo = {
    kind: 'photo',
    page: 'home',
    slot: 'hero',
    variants: [
      { id: 'control', photo: 'fog' },
      { id: 'sea', photo: 'gone' },
    ],
  }
  const test = { id: 'opening', status: 'running', ...photo } as unknown as Json
  const at = (part: string, before: Json | undefined, after: Json | undefined) => ({
    file: 'experiments.yaml',
    path: `experiments/opening${part}`,
    before,
    after,
  })
  const deed = [at('/status', 'running', 'completed'), at('/winner', undefined, 'control')]
  const [status] = deed as [(typeof deed)[0]]
  const then = (known: typeof deed, source = telling.source) =>
    changeWords(status, tellingThen(status, { deed, known }, { ...telling, source }))
  const ended = {
    label: 'Test of your opening photo',
    before: ['Running'],
    after: [`Ended, keeping “${photoName(telling.source, 'fog')}”`],
  }
  // It goes on again: nobody has won.
  expect(then(deed, withSiteValue(telling.source, at('', undefined, undefined), test))).toEqual(ended)
  // Its beginning was taken back, too.
  expect(then([...deed, at('', undefined, test)])).toEqual(ended)
})
