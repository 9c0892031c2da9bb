import { describe, expect, it } from 'vitest'
import type { ListRow } from '../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { NextAppointment } from './NextAppointment.tsx'
import type { Today } from './read-today.ts'

const at = (text: string) => new Moment(new Date(text), { timeZone: 'Australia/Sydney', place: 'Sydney' })
const row = {
  reference: '7KQ2-XM9T',
  startsAt: at('2026-12-05T08:00Z'),
  endsAt: at('2026-12-05T11:00Z'),
  answerBy: at('2026-11-28T00:00Z'),
  city: new StrangersText('Sydney'),
  service: 'Dinner',
  priceCents: null,
  isMoving: false,
} as unknown as ListRow
const tenant = { locale: 'en-AU', currency: 'AUD', timeZone: 'Australia/Sydney', city: 'Sydney' } as Today['tenant']
const rules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: { openings: [{ days: ['sat'], from: '18:00', to: '02:00' }], homeDuringTour: false },
  tour: [{ city: 'Perth', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true, timeZone: 'Australia/Perth' }],
} as unknown as BookingRules
const card = (change: Partial<ListRow> = {}, known?: BookingRules) =>
  String(
    <NextAppointment row={{ ...row, ...change }} client={undefined} tenant={tenant} rules={known} now={new Date('2026-11-26T00:00Z')} />,
  )

describe('the next appointment', () => {
  it('says that she has asked to move it, and until when the client can choose', () => {
    expect(card({ isMoving: true })).toContain(
      'You asked to move it. The client can choose another time until Sat 28\u00a0Nov, 11:00 am, Sydney time.',
    )
    expect(card()).not.toContain('You asked to move it')
  })
  it('says where she is that day, when a leg has been added since', () => {
    expect(card({}, rules)).toContain('<p class="warning">You are in Perth that day</p>')
    expect(card()).not.toContain('Perth')
  })
})
