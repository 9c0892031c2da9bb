import { expect, it } from 'vitest'
import { groupStarts } from './start-groups.ts'

it('groups the starts of a day, in the order in which they come, and leaves none out', () => {
  const starts = ['00:30', '10:00', '11:30', '12:00', '16:30', '17:00', '23:30']
  expect(groupStarts(starts)).toEqual([
    { part: 'morning', starts: ['10:00', '11:30'] },
    { part: 'afternoon', starts: ['12:00', '16:30'] },
    { part: 'evening', starts: ['17:00', '23:30'] },
    { part: 'night', starts: ['00:30'] },
  ])
  expect(groupStarts(['19:00'])).toHaveLength(1)
})
