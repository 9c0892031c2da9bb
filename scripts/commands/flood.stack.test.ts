import { expect, it } from 'vitest'
import { runScript } from '../test-support/run-script.ts'

it('holds few times, mails few strangers and tells her once, and one action undoes it', async () => {
  const { code, text } = await runScript('flood', ['--requests', '44'], { BOOKING_LIMITS: 'on' })
  expect(code, text).toBe(0)
  // One address: five are taken in an hour, whatever browser each names.
  expect(text).toMatch(/one address.* 44 +5 × 201, 39 × 429 +5 +\d+ +5 +5 +5 +0 +5 +0 +5\n/)
  // From anywhere: all are taken, one of 24 hours is held, the day's limit of acknowledgements leaves, and she has one mail on it and one of the flood.
  expect(text).toMatch(/a network and a name each time.* 44 +44 × 201 +1 +25 +40 +1 +2 +1 +44 +0 +40/)
})
