import { describe, expect, it } from 'vitest'
import { eventBodySchema } from './event.ts'

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
