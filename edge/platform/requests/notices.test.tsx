import { describe, expect, it } from 'vitest'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { BOOKING_FIXTURE, CLIENT_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { AnsweredNotice } from './AnsweredNotice.tsx'
import { answeredBefore } from './booking-words.ts'
import { OtherTimes } from './OtherTimes.tsx'

const now = new Date('2026-11-23T00:00Z')
const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll('\u00a0', ' ')

describe('what came of an answer that was given in a list', () => {
  const told = (change: Partial<RequestRow>, said: string) => {
    const booking = { ...BOOKING_FIXTURE, ...change }
    const notice = String(<AnsweredNotice booking={booking} client={CLIENT_FIXTURE} said={said} now={now} here="/dashboard" />)
    return textOf(/<p role="status"[\s\S]*?<\/p>/.exec(notice)?.[0] ?? '')
  }

  it('names the client beside the time, and has one colon at most', () => {
    const undone = told({ status: 'pending' }, 'reopened')
    expect(undone).toMatch(/^Robin Example, Sat 5 Dec, 7:00 pm\. Undone\. It’s waiting for you again; the client wasn’t emailed\./)
    expect(told({ status: 'declined', state: 'declined', canUndo: true }, 'changed')).toMatch(
      /^Robin Example, Sat 5 Dec, 7:00 pm\. Declined\./,
    )
  })
})

describe('a link of a mail that was opened after the answer', () => {
  it('says that it has been answered, and how', () => {
    const said = (asked: 'confirm' | 'decline' | 'times', change: Partial<RequestRow>) =>
      answeredBefore({ ...BOOKING_FIXTURE, ...change }, asked)
    expect(said('decline', { status: 'confirmed', state: 'confirmed' })).toBe('You’ve already confirmed this.')
    expect(said('confirm', { status: 'declined', state: 'declined' })).toBe('You’ve already declined this.')
    expect(said('confirm', { status: 'cancelled', state: 'cancelled' })).toBe('This request is cancelled.')
    expect(said('confirm', { status: 'confirmed', state: 'confirmed', lastDeed: 'picked' })).toBe(
      'This is confirmed already: the client picked a time you offered.',
    )
    // "Move it" leads to other times of an appointment, and an expired request can be confirmed all the same.
    expect(said('times', { status: 'confirmed', state: 'confirmed' })).toBeUndefined()
    expect(said('confirm', { status: 'pending' })).toBeUndefined()
    expect(said('confirm', { status: 'expired', state: 'expired' })).toBeUndefined()
  })
})

describe('other times that cannot be offered', () => {
  const form = (chosen: string[], problems: string[]) =>
    String(
      <OtherTimes booking={BOOKING_FIXTURE} suggestions={['2026-12-06T19:00', '2026-12-07T19:00']} chosen={chosen} problems={problems} />,
    )
  const inputs = (html: string) => [...html.matchAll(/<input type="(checkbox|datetime-local)"[^>]*>/g)].map(([input]) => input)

  it('with nothing chosen have the error at the boxes, the first of which has the focus', () => {
    // The field for another day is sent empty.
    const [first, second, own] = inputs(form([''], ['Choose at least one time.']))
    for (const box of [first, second]) {
      expect(box).toContain('aria-invalid="true"')
      expect(box).toContain('aria-describedby="times-error"')
    }
    expect(first).toContain('autofocus')
    expect(second).not.toContain('autofocus')
    expect(own).not.toContain('aria-invalid')
  })

  it('have the error at the field of a time that was written', () => {
    const [first, , own] = inputs(form(['2026-12-09T03:00'], ['That time is over.']))
    expect(first).not.toContain('aria-invalid')
    expect(own).toMatch(/aria-invalid="true"/)
    expect(own).toContain('autofocus')
    expect(inputs(form([], [])).join()).not.toMatch(/autofocus|aria-invalid/)
  })
})
