import { expect, it } from 'vitest'
import { isLongForm, isSiteForm } from './is-long-form.ts'

it('keeps what she has written where she has written it, and nothing else', () => {
  const post = (path: string) => ({ method: 'POST', path })
  for (const path of [
    '/dashboard/my-site/words',
    '/dashboard/requests/AB12',
    '/dashboard/diary/block',
    '/dashboard/deposit',
    '/dashboard/calendars',
  ])
    expect(isLongForm(post(path)), path).toBe(true)
  for (const path of ['/dashboard/settings', '/dashboard', '/dashboard/requests', '/dashboard/sign-out'])
    expect(isLongForm(post(path)), path).toBe(false)
  expect(isLongForm({ method: 'GET', path: '/dashboard/requests/AB12' })).toBe(false)
  expect(isSiteForm(post('/dashboard/diary/block'))).toBe(false)
})
