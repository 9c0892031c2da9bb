import { expect, it } from 'vitest'
import { BOOKING_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { type OwnRequest, renderOwnRequest } from './own-request-page.tsx'

const request: OwnRequest = {
  ...BOOKING_FIXTURE,
  ...{ canCancel: true, canMove: false, offers: [], words: '', client: null, isVisit: undefined, deposit: undefined, cancellation: '' },
}
const page = async (change: Partial<OwnRequest>): Promise<string> =>
  (await renderOwnRequest({ ...request, ...change }, { now: new Date('2026-11-26T00:00Z') })).text()

it('shows nothing that was written to an address that has not said yes: anybody can send a form in anybody’s name', async () => {
  // Her confirmation says nothing of whose mailbox it is, so that an appointment has the button too.
  for (const status of ['pending', 'confirmed'] as const) {
    const asked = await page({ emailCheck: 'asked', status, client: null })
    expect(asked).toContain('What you wrote stays hidden here until you tap “Yes, it’s me”')
    expect(asked).toMatch(/action="\?do=confirm"[\s\S]*Yes, it’s me/)
    expect(await page({ emailCheck: 'confirmed', status })).not.toContain('stays hidden')
  }
  // One button: it says both.
  const soon = await page({ emailCheck: 'asked', status: 'confirmed', reconfirmation: 'asked', client: null })
  expect(soon).toContain('until you tap “Yes, I’ll be there”')
  expect(soon.match(/do=confirm/g)).toHaveLength(1)
  expect(await page({ emailCheck: 'asked', status: 'declined', client: null })).not.toContain('stays hidden')
})
