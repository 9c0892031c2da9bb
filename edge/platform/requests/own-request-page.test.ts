import { describe, expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { renderOwnRequest } from './own-request-page.ts'

const place = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const request = {
  reference: '7KQ2-XM9T',
  status: 'pending',
  startsAt: new Moment(new Date('2026-12-04T08:30Z'), place),
  endsAt: new Moment(new Date('2026-12-04T11:30Z'), place),
  city: new StrangersText('Sydney'),
  locale: 'en-AU',
  canCancel: true,
} as const

describe('the page of a request that is waiting', () => {
  // Over the limits of a flood, and for a client she has blocked, nothing is held; the page is the same for all of them.
  it.each(['asked', 'confirmed', 'not_asked'] as const)('speaks of no hold, with the address %s', async (emailCheck) => {
    const page = await (await renderOwnRequest({ ...request, emailCheck })).text()
    expect(page).toContain('Friday 4 December 2026, 7:30 pm')
    const [card = ''] = /<div class="card">.*?<\/div>/s.exec(page) ?? []
    expect(card).toContain('The time isn’t guaranteed until I confirm it.')
    expect(card).not.toMatch(/\b(held|hold|holds|reserved)\b/i)
  })
})
