import { describe, expect, it } from 'vitest'
import { BOOKING_FIXTURE, momentFixture } from '../../../scripts/screenshots/mail-fixtures.ts'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { type OwnRequest, renderOwnRequest } from './own-request-page.tsx'

const own: OwnRequest = {
  ...BOOKING_FIXTURE,
  ...{ offers: [], words: '', client: null, deposit: undefined, cancellation: '', canCancel: true, canMove: false },
}
const page = async (change: Partial<OwnRequest>, said?: string) =>
  plainSpaces(await (await renderOwnRequest({ ...own, ...change }, { now: new Date('2026-11-26T00:00Z'), said })).text())

describe('what the page of a request says', () => {
  it('is thanks for the confirmed address once, where the tap leads, and not each time it is opened', async () => {
    const thanks = 'Thank you, your email address is confirmed.'
    expect(await page({ emailCheck: 'confirmed' }, 'confirmed')).toContain(thanks)
    expect(await page({ emailCheck: 'confirmed' })).not.toContain(thanks)
    expect(await page({ emailCheck: 'asked' }, 'confirmed')).not.toContain(thanks)
    expect(await page({ emailCheck: 'confirmed' })).toContain('Your request is waiting for an answer.')
  })

  it('is whose place it is at, in the words of the mails', async () => {
    expect(await page({ isVisit: false })).toContain('Brisbane, at mine')
    expect(await page({ isVisit: true })).toContain('Brisbane, at yours')
  })
})

describe('what a client can do on the page of a request', () => {
  it('takes back by one tap what she has not answered, and asks for another time in its place', async () => {
    const asked = { status: 'confirmed', wishAt: momentFixture('2026-12-06T09:00Z'), canMove: true } as const
    const text = await page(asked)
    expect(text).toContain('You’ve asked to move it to Sun 6 Dec 2026, 7 pm, Brisbane time.')
    expect(text).toMatch(/<form method="post" action="\?do=move&amp;time=as-it-was"[^>]*><button[^>]*>Don’t move it after all/)
    expect(text).toMatch(/href="\?change">Ask for another time/)
    expect(await page({ status: 'confirmed', lastDeed: 'withdrawn' })).toContain('our appointment stands as it was')
  })

  it('has a file for the client’s calendar as soon as it stands, and not before', async () => {
    expect(await page({ status: 'confirmed' })).toContain('<a href="?calendar">Add to your calendar</a>')
    for (const status of ['pending', 'declined', 'cancelled', 'completed'] as const)
      expect(await page({ status })).not.toContain('calendar"')
  })

  it('calls what she had not confirmed a request, also once it is cancelled', async () => {
    const cancelled = await page({ status: 'cancelled', canCancel: false })
    expect(cancelled).toContain('Your request is cancelled. Nothing is booked.')
    expect(cancelled).not.toMatch(/booking is cancelled|Your appointment/)
    const appointment = await page({ status: 'cancelled', canCancel: false, wasConfirmed: true })
    expect(appointment).toContain('Your appointment is cancelled.')
    expect(appointment).toContain('Your appointment')
    const german = { ...own.spoken, locale: 'de' }
    expect(await page({ status: 'cancelled', spoken: german })).toContain('Ihre Anfrage ist zurückgezogen.')
    expect(await page({ spoken: german })).toMatch(/Anfrage zurückziehen.*Ja, zurückziehen/s)
    expect(await page({ status: 'confirmed', spoken: german })).toMatch(/Termin absagen.*Ja, absagen/s)
  })
})
