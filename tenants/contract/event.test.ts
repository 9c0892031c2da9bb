import { describe, expect, it } from 'vitest'
import { eventBatchSchema, eventBodySchema } from './event.ts'

describe('eventBodySchema', () => {
  it('takes one event or a list', () => {
    expect(eventBodySchema.parse({ name: 'photo_click', path: '/gallery', data: { photo: 'garden' } })).toEqual([
      { name: 'photo_click', path: '/gallery', data: { photo: 'garden' }, ago: 0 },
    ])
    expect(eventBodySchema.parse([{ name: 'form_start' }])).toEqual([{ name: 'form_start', path: '/', data: {}, ago: 0 }])
  })

  it('drops data that the event does not have', () => {
    expect(eventBodySchema.parse({ name: 'email_click', data: { email: 'someone@example.com' } })[0]?.data).toEqual({})
  })

  it.each([
    ['an unknown name', { name: 'spy' }],
    ['missing data', { name: 'photo_click' }],
    ['data of a wrong type', { name: 'engagement', data: { seconds: 'long', scrollPercent: 4 } }],
    ['a path that is none', { name: 'form_start', path: 'https://elsewhere.example/' }],
    ['an empty list', []],
    ['no object', 'form_start'],
  ])('refuses %s', (_name, body) => {
    expect(eventBodySchema.safeParse(body).success).toBe(false)
  })
})

describe('eventBatchSchema', () => {
  const visit = {
    visitorId: 'a'.repeat(32),
    ...Object.fromEntries(
      ['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent', 'referrerHost', 'country', 'region', 'city', 'browser', 'os'].map(
        (name) => [name, null],
      ),
    ),
    device: 'phone',
  }
  const event = {
    eventId: crypto.randomUUID(),
    occurredAt: '2026-11-24T12:00:00.000Z',
    name: 'page_view',
    path: '/',
    variants: {},
    data: {},
    ...visit,
  }

  it('cleans and cuts every text, so that Postgres takes the message whoever wrote it', () => {
    const odd = {
      utmSource: '\u0000',
      utmCampaign: `${'a'.repeat(119)}💋💋`,
      city: '\ud83dSydney',
      region: '\u202e',
      path: `/\u0000${'é'.repeat(400)}`,
    }
    expect(eventBatchSchema.parse({ tenantId: 'claire', events: [{ ...event, ...odd }] }).events[0]).toMatchObject({
      utmSource: null,
      utmCampaign: `${'a'.repeat(119)}💋`,
      city: '\ufffdSydney',
      region: null,
      path: `/\ufffd${'é'.repeat(298)}`,
    })
  })

  it.each([
    ['data', { data: { seconds: '\u0000' } }],
    ['a name of data', { data: { 'a\u0000': 1 } }],
    ['a variant', { variants: { 'hero-photo.1': '\u0000' } }],
    ['a test', { firstFor: { 'hero-photo.x': 'garden' } }],
    ['a visitor', { visitorId: '\u0000'.repeat(32) }],
  ])('refuses what no site Worker writes in %s', (_name, change) => {
    expect(eventBatchSchema.safeParse({ tenantId: 'claire', events: [{ ...event, ...change }] }).success).toBe(false)
  })
})
