import { describe, expect, it } from 'vitest'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { BOOKING_FIXTURE, bookingMail } from '../../../scripts/screenshots/mail-fixtures.ts'
import { AnswerForms, type Asked } from './AnswerForms.tsx'

const page = (options: { hasConflict: boolean; asked?: Asked }, change: Partial<RequestRow> = {}) =>
  String(
    <AnswerForms
      booking={{ ...BOOKING_FIXTURE, companionSteps: ['confirmed', 'declined'], ...change }}
      offers={[]}
      until={BOOKING_FIXTURE.holdExpiresAt}
      asked={options.asked}
      hasConflict={options.hasConflict}
      pageTo={() => '/'}
      deposit={undefined}
      suggestions={[]}
      now={new Date('2026-11-23T00:00Z')}
    />,
  )
/** `Confirm`, `Decline (quiet)`: the row of buttons, as it stands there. */
const deeds = (text: string): string[] =>
  [...(text.split('<div class="buttons">').at(-1) ?? '').matchAll(/<(?:a|button)([^>]*)>([^<]+)</g)].map(
    ([, attributes = '', label]) => label + (/class="[^"]*quiet/.test(attributes) ? ' (quiet)' : ''),
  )

describe('a request that collides with something', () => {
  it('has its answers in the order of the cards: another time first, and Confirm last', () => {
    for (const asked of [undefined, 'confirm'] as const) {
      expect(deeds(page({ hasConflict: true, ...(asked ? { asked } : {}) }))).toEqual(['Other time', 'Decline (quiet)', 'Confirm (quiet)'])
      expect(deeds(page({ hasConflict: false, ...(asked ? { asked } : {}) }))).toEqual(['Confirm', 'Decline (quiet)', 'Other time (quiet)'])
    }
  })

  it('says so in her mail above the buttons, of which another time is the first', () => {
    const warnings = ['You are in Sydney that day']
    for (const kind of ['request_companion', 'reminder_companion', 'moved_companion'] as const) {
      expect(bookingMail(kind, {}, { warnings, hasConflict: true }).text).toMatch(
        /! You are in Sydney that day\.[\s\S]*\n(?:Suggest|Offer) another time: https\S+do=times\nDecline: https\S+\n+Confirm: https\S+\n/,
      )
      // What is no conflict stands above them too, and leaves them as they are.
      expect(bookingMail(kind, {}, { warnings: ['Time not held'] }).text).toMatch(
        /! The time is not held[\s\S]*\nConfirm: https\S+\nDecline: https\S+\n+(?:Suggest|Offer) another time: https\S+do=times\n/,
      )
    }
  })
})
