import { expect, it } from 'vitest'
import { sentDeed } from './sent-deed.ts'

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const deed = (path: string, fields: Record<string, string>) => sentDeed({ path: `/dashboard/${path}`, form: formOf(fields) })
const REQUEST = 'requests/AB12'

it('calls a button by its deed, and a save only what saves', () => {
  const words = 'Thank you'
  const labels: [string, Record<string, string>, string][] = [
    [REQUEST, { to: 'confirmed', words, do: 'change' }, 'Confirm'],
    [REQUEST, { to: 'declined', words }, 'Decline'],
    [REQUEST, { to: 'cancelled', words, do: 'change' }, 'Cancel booking'],
    [REQUEST, { do: 'offer', time: '2026-12-10T20:00', words }, 'Offer these times'],
    [REQUEST, { do: 'notes', notes: 'x' }, 'Save my notes'],
    ['diary/block', { from: '2026-12-10' }, 'Block this time'],
    ['diary/block', { from: '2026-12-10', meeting: 'decline' }, 'Decline and block'],
    ['diary/entry', { name: 'Sam', tell: 'yes' }, 'Add it to your diary'],
    ['deposit', { details: 'PayID claire@example.com' }, 'Save what I typed'],
    ['settings', { weekly: 'yes' }, 'Save these settings'],
    ['calendars', { address: 'https://calendar.example/secret.ics', do: 'add' }, 'Add this calendar'],
    ['my-site/words', { 'content-tagline': 'x', do: 'save' }, 'Save what I typed'],
    ['my-site/rates', { 'content-rates.0.title': 'x', do: 'add:content-rates' }, 'Open the form as I left it'],
  ]
  for (const [path, fields, label] of labels) expect(deed(path, fields), `${path} ${label}`).toMatchObject({ label, isTyped: true })
  // Nothing of a stranger's becomes the name of a button.
  expect(deed(REQUEST, { to: 'Send all my money', words })).toMatchObject({ label: 'Send it' })
})

it('keeps nothing of a form in which nothing was typed: its button waits on its page', () => {
  const nothing: [string, Record<string, string>, string?][] = [
    [REQUEST, { to: 'confirmed', words: '', notes: 'A\r\nB', 'notes-was': 'A\nB' }],
    [REQUEST, { do: 'block' }],
    ['requests/cities', { block: 'AB12' }],
    ['calendars', { calendar: 'x', do: 'remove' }],
    ['my-site/hide', { status: 'inactive' }],
    ['my-site/review', { do: 'publish', field: 'content.yaml:tagline' }],
    ['my-site/review', { do: 'discard-all', field: 'content.yaml:tagline' }],
    ['my-site/undo/12', {}],
    ['my-site/publications/x/undo', { change: '12' }],
    ['my-site/services/dinner', { do: 'remove' }],
    ['my-site/tests/new', { place: 'hero', photo: 'fog' }],
    ['diary/block', { do: 'done', back: 'today' }, '/dashboard'],
    ['diary/history', { change: '3', page: 'tour', version: '2' }, '/dashboard/diary/tour'],
    ['devices', { device: 'x' }, '/dashboard/settings'],
    ['diary/tour/hobart-2026-12-01', { do: 'cancel', version: '2' }],
  ]
  for (const [path, fields, page = `/dashboard/${path}`] of nothing)
    expect(deed(path, fields), path).toMatchObject({ isTyped: false, page })
})

it('knows what a client is told of, with the words that go with it', () => {
  const words = 'See you at seven'
  const told: Record<string, string>[] = [
    { to: 'confirmed', words },
    { to: 'cancelled', words, do: 'change' },
    { do: 'offer', time: '2026-12-10T20:00', words },
  ]
  for (const form of told) expect(deed(REQUEST, form)).toMatchObject({ answer: words })
  expect(deed(REQUEST, { do: 'notes', notes: 'x', words })).not.toHaveProperty('answer')
})
