import { describe, expect, it } from 'vitest'
import { bookingMail } from '../../../scripts/screenshots/mail-fixtures.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'

describe('where it is', () => {
  const at = (who: Parameters<typeof bookingMail>[2], change: Parameters<typeof bookingMail>[1] = {}) =>
    bookingMail('confirmed_client', { status: 'confirmed', ...change }, who).text

  it('is said with how the address comes where it is hers, which only she can tell', () => {
    expect(at({ who: { address: null } })).toMatch(/I’ll send you the address myself before we meet\.[\s\S]*Where: Brisbane, at mine\n/)
    expect(at({})).not.toContain('You get the address')
  })

  it('is at the client’s whose address is still missing, and nobody’s guess of an appointment she entered', () => {
    expect(at({ who: { address: null, missing: new StrangersText('address') } })).toContain('Where: Brisbane, at yours\n')
    const entered = at({ who: { address: null } }, { isEntry: true })
    expect(entered).toContain('Where: Brisbane\n')
    expect(entered).not.toContain('You get the address')
  })
})
