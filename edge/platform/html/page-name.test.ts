import { expect, it } from 'vitest'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { pageName } from './page-name.ts'

it.each([
  ['/', 'Home'],
  ['/booking', 'Booking form'],
  ['/tour/brisbane', '/tour/brisbane'],
  ['/evil.example', '/evil[.]example'],
])('calls %s %s', (path, name) => {
  expect(String(pageName(new StrangersText(path)))).toBe(name)
})
