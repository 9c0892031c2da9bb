import { describe, expect, it } from 'vitest'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { draftForClient } from './draft-for-client.ts'

const place = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const booking = {
  reference: '7KQ2-XM9T',
  tenantName: 'Claire',
  host: 'claire.example',
  locale: 'en-AU',
  city: new StrangersText('Sydney'),
  startsAt: new Moment(new Date('2026-12-04T08:30Z'), place),
  endsAt: new Moment(new Date('2026-12-04T11:30Z'), place),
}
const env = { LINK_SECRET: 'a secret of thirty-two characters', PLATFORM_DOMAIN: 'companion.example' } as unknown as PlatformEnv
const client = {} as never

describe('the mails of a request that nobody has confirmed', () => {
  // Over the limits of a flood, and for a client she has blocked, nothing is held; the mail is the same for all of them.
  it.each([
    ['request_client', 'asked'],
    ['request_client', 'not_asked'],
    ['request_client', 'confirmed'],
    ['expired_client', 'asked'],
  ] as const)('speak of no hold: %s, address %s', async (kind, emailCheck) => {
    const draft = await draftForClient(kind, {
      env,
      tenantId: 'claire',
      client,
      offers: [],
      words: '',
      booking: { ...booking, emailCheck } as RequestRow,
    })
    for (const told of [draft.text, String(draft.body)]) {
      expect(told).toContain('7KQ2-XM9T')
      expect(told).not.toMatch(/\b(held|hold|holds|reserved|hours?)\b/i)
      if (kind === 'request_client') expect(told).toContain('the time isn’t guaranteed until I confirm it')
    }
  })
})
