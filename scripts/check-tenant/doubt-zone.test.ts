import { expect, it } from 'vitest'
import { doubtZone } from './doubt-zone.ts'

it('doubts a clock that her city does not have, and no other', () => {
  expect(doubtZone({ city: 'Sydney', timeZone: 'Europe/London' })).toMatch(
    /^Sydney goes by .*Australia\/Sydney.* says timeZone: Europe\/London\. Is that meant\?/,
  )
  expect(doubtZone({ city: 'Sydney', timeZone: 'Australia/Sydney' })).toBeUndefined()
  expect(doubtZone({ city: 'Sydney', timeZone: 'Australia/Melbourne' })).toBeUndefined()
  expect(doubtZone({ city: 'Nowhere at all', timeZone: 'Europe/London' })).toBeUndefined()
})
