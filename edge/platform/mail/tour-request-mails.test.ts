import { describe, expect, it } from 'vitest'
import { waitingMailFixtures } from '../../../scripts/screenshots/waiting-mail-fixtures.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { draftComing, type TourRequestMail } from './tour-request-mails.ts'

const WAITING_MAIL_FIXTURES = waitingMailFixtures()
const mailOf = (name: string) => WAITING_MAIL_FIXTURES[name]

describe('mails to those who wait, or ask her to come', () => {
  it('say nothing in subject and first line that others could read, and stop by the mail program’s own button', () => {
    expect(Object.keys(WAITING_MAIL_FIXTURES)).toHaveLength(4)
    for (const [name, { subject, headers }] of Object.entries(WAITING_MAIL_FIXTURES)) {
      expect(subject, name).not.toMatch(/Perth|Brisbane|Claire|booking|tour/i)
      expect(headers, name).toMatchObject({ 'List-Unsubscribe': expect.stringContaining('?do=stop') })
    }
  })

  it('tell the days of her leg by the calendar of its city, with the form filled in as it was asked for', () => {
    expect(mailOf('tour-request-coming')?.text).toMatch(/I’m coming to Perth\s+3 to 6\u00a0March\u00a02027/)
    expect(mailOf('tour-request-coming')?.text).toContain('/booking?service=dinner&hours=3&city=Perth')
    expect(mailOf('waiting-confirm')?.text).toContain('Brisbane comes free (4 to 8\u00a0December\u00a02026)')
  })

  it('are not sent where she does not come any more: the leg is off, or over by its own clock', () => {
    const mail = { waiter: { city: 'Perth' }, tenant: {}, to: {}, now: new Date('2027-03-06T15:59Z') } as TourRequestMail
    const rules = { tour: [{ city: 'Perth', timeZone: 'Australia/Perth', from: '2027-03-03', to: '2027-03-06' }] } as BookingRules
    const asked = (change: Partial<TourRequestMail>, on = rules) =>
      draftComing(
        {
          ...mail,
          waiter: { ...mail.waiter, serviceId: 'dinner', hours: 3 },
          tenant: { tenantId: 'x', name: 'C' },
          spoken: { locale: 'en-AU', prefix: '' },
          ...change,
        },
        on,
      )
    expect(asked({})).toBeDefined()
    expect(asked({ now: new Date('2027-03-06T16:00Z') })).toBeUndefined()
    expect(asked({}, { ...rules, tour: [] })).toBeUndefined()
  })
})
