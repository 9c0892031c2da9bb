import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dashboardPath, signInPath } from '../../../tenants/contract/urls.ts'
import { readDestination } from './read-destination.ts'

it.each([
  '/dashboard',
  '/dashboard/requests/7KQ2-XM9T',
  '/dashboard/what-works?from=2026-11-01&source=instagram',
  '/dashboard/my-site/tests/opening-photo-2026-11-26?use=garden',
  '/dashboard?x=//evil.example',
])('remembers %s', (path) => {
  expect(readDestination(path)).toBe(path)
})

it.each([
  '',
  '/',
  'https://evil.example/dashboard',
  '//evil.example/dashboard',
  '/\\evil.example/dashboard',
  '/dashboard@evil.example',
  '/dashboards',
  '/dashboard/../sign-out',
  '/dashboard/%2e%2e/operator',
  '/dashboard/..\\..\\//evil.example',
  '/operator',
  'javascript:alert(1)',
  `/dashboard/${'x'.repeat(400)}`,
  undefined,
  new File([], 'x'),
])('remembers nothing of %s', (path) => {
  expect(readDestination(path)).toBeUndefined()
})

it('never leads anywhere but into the app, whatever is asked', () => {
  const parts = fc.constantFrom('/dashboard', '/', '\\', '..', '%2e', '\t', '\n', '@', ':', 'https:', 'evil.example', '?', '#', ' ')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const path = readDestination(pieces.join(''))
      if (path === undefined) return
      const url = new URL(path, 'https://platform.example')
      expect(url.origin).toBe('https://platform.example')
      expect(`${url.pathname}/`.startsWith(`${dashboardPath()}/`)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(signInPath()).not.toContain('dashboard')
})
