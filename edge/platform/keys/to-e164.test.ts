import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../../scripts/test-support/any-text.ts'
import { bookingRequestSchema } from '../../../tenants/contract/booking.ts'
import { phoneHash } from '../keys/keyed-hash.ts'
import { placePhone, toE164 } from './to-e164.ts'

const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: '2026-12-01T19:00', hours: 3 }
/** From the form's field to what is kept. */
const kept = (phone: string, country = 'AU') => toE164(bookingRequestSchema.parse({ ...draft, phone }).phone ?? '', { home: country })

describe('a phone number', () => {
  it.each([
    ['(02) 9374 4000', '+61293744000'],
    ['0491 570 006', '+61491570006'],
    ['\u202a+61 491 570 006\u202c', '+61491570006'],
    ['+61\u00a0(0)491\u202f570\u2011006', '+61491570006'],
    ['0011 44 20 7946 0958', '+442079460958'],
    ['+44 20 7946 0958', '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
    ['00 49 171 2345678', '+491712345678'],
    ['0061 491 570 006', '+61491570006'],
    ['tel:0412 345 678', '+61412345678'],
    ['０４１２３４５６７８', '+61412345678'],
    ['0412345678 ext 5', '+61412345678 ext 5'],
  ])('written as %s is kept as %s', (written, number) => {
    expect(kept(written)).toBe(number)
  })

  it('is read by the numbering plan of where she lives', () => {
    expect(kept('020 7946 0958', 'GB')).toBe('+442079460958')
    expect(kept('(212) 555-0123', 'US')).toBe('+12125550123')
  })

  it('that no plan knows, or of a site of the version before, is kept as it was written', () => {
    expect(kept('12345')).toBe('12345')
    expect(toE164('0491 570 006', { home: undefined })).toBe('0491 570 006')
    expect(kept('0491 570 006', 'ZZ')).toBe('0491 570 006')
  })

  it.each([
    // London, Munich and Shanghai, as they are dialled there.
    ['020 7946 0958', 'GB', '+442079460958'],
    ['0171 2345678', 'DE', '+491712345678'],
    ['139 1234 5678', 'CN', '+8613912345678'],
    ['0491 570 006', 'GB', '+61491570006'],
    ['(02) 9374 4000', 'US', '+61293744000'],
    // Lyon, and a mobile of Melbourne.
    ['04 78 12 34 56', 'FR', undefined],
    ['04 78 12 34 56', 'AU', '+61478123456'],
    ['+33 4 78 12 34 56', 'FR', '+33478123456'],
    ['0033 4 78 12 34 56', 'FR', '+33478123456'],
    ['12345', 'AU', undefined],
    ['0491 570 00', 'AU', undefined],
    ['+999 123 456', 'AU', undefined],
    // Its plan does not know it yet.
    ['+61 491 570 00', 'AU', '+61 491 570 00'],
  ])('%s of a visitor whose clock is in %s is %s', (written, visitor, number) => {
    expect(placePhone(written, { home: 'AU', visitor })).toBe(number)
  })

  it('is read by the languages of the browser where nothing else tells', () => {
    expect(placePhone('0171 2345678', { home: 'AU', visitor: 'AU', languages: ['US', 'DE'] })).toBe('+491712345678')
    expect(placePhone('04 78 12 34 56', { home: 'AU', visitor: 'AU', languages: ['FR'] })).toBe('+61478123456')
    expect(placePhone('04 78 12 34 56', { home: 'AU', languages: ['FR'] })).toBeUndefined()
    expect(placePhone('0491 570 006', { home: 'AU', languages: ['GB', 'US', 'ZZ'] })).toBe('+61491570006')
    expect(placePhone('0491 570 006', { home: undefined })).toBe('0491 570 006')
  })

  it('is any text without an error', () => {
    fc.assert(fc.property(anyText(40), (text) => typeof toE164(text, { home: 'AU' }) === 'string'))
  })

  it('of Australia has the hash that it had as it was written, by which a block finds it', async () => {
    const hash = (phone: string) => phoneHash('secret', 'claire', phone)
    for (const phone of ['(02) 9374 4000', '0491 570 006', '+61 (0)491 570 006']) expect(await hash(kept(phone))).toBe(await hash(phone))
    expect(await hash(kept('0491 570 006 ext 5'))).toBe(await hash('0491 570 006'))
  })
})
