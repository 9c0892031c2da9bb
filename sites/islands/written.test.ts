import { expect, it } from 'vitest'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import type { Draft } from './draft.ts'
import { writtenIn } from './written.ts'

it('tells after sending what was written, and nothing of fields that were left empty', () => {
  const data = new FormData()
  const typed = {
    name: ' Robin ',
    email: 'robin@example.com',
    phone: '',
    address: 'Grand Hotel',
    message: 'Two lines.\nOf them.',
    website: '',
  }
  for (const [name, value] of Object.entries(typed)) data.set(name, value)
  expect(writtenIn({ data, draft: { hours: 3.5 } as Draft }, wordsOf('en-AU'))).toEqual([
    { label: 'Duration', text: '3½ hours' },
    { label: 'Your name', text: 'Robin' },
    { label: 'Email', text: 'robin@example.com' },
    { label: 'Address', text: 'Grand Hotel' },
    { label: 'Message', text: 'Two lines.\nOf them.' },
  ])
})
