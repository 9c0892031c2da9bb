import { describe, expect, it } from 'vitest'
import { answeredIn, requestAddress, wayBack } from './came-from.ts'

describe('the way back from a request', () => {
  it('is the page it was opened from, with its search or its filter, under the name of its tab', () => {
    for (const [from, label] of [
      ['/dashboard', 'Today'],
      ['/dashboard/requests?q=sam', 'Requests'],
      ['/dashboard/requests?show=coming&page=2', 'Requests'],
      ['/dashboard/diary?view=month&on=2026-12-01', 'Diary'],
    ] as const) {
      const address = new URL(requestAddress('7KQ2-XM9T', { do: 'times', from }), 'https://app.example')
      expect([address.pathname, address.searchParams.get('do')]).toEqual(['/dashboard/requests/7KQ2-XM9T', 'times'])
      expect(wayBack(address.searchParams.get('from') ?? undefined)).toEqual({ href: from, label })
    }
    expect(requestAddress('7KQ2-XM9T', { from: '/dashboard/requests' })).toBe('/dashboard/requests/7KQ2-XM9T')
  })

  it('is her requests where an address names none, or a page that is not of her app', () => {
    for (const from of [
      undefined,
      '',
      'https://evil.example',
      '//evil.example/dashboard',
      '/dashboard/../sign-in',
      '/dashboard@evil.example',
      'javascript:alert(1)',
      '/dashboardx',
    ])
      expect(wayBack(from), from).toEqual({ href: '/dashboard/requests', label: 'Requests' })
  })

  it('leads back after an answer too, and tells there what came of it', () => {
    const answer = { reference: '7KQ2-XM9T', outcome: 'changed' }
    expect(answeredIn('/dashboard', answer)).toBe('/dashboard?about=7KQ2-XM9T&said=changed')
    expect(answeredIn('/dashboard/requests?q=sam&said=moved&about=X', answer)).toBe(
      '/dashboard/requests?q=sam&said=changed&about=7KQ2-XM9T',
    )
    expect(answeredIn('https://evil.example/dashboard', answer)).toBeUndefined()
    expect(answeredIn('', answer)).toBeUndefined()
  })
})
