import { expect, it } from 'vitest'
import { phoneSchema, tenantSlugSchema } from './fields.ts'

it.each(['+61 400 000 000', '(02) 9999 0000', '0400-000-000'])('takes the phone number %s', (phone) => {
  expect(phoneSchema.safeParse(phone).success).toBe(true)
})

it.each(['000', '02 9999', '+', '1234567890123456', 'call 0400 000 000'])('refuses %s as a phone number, and says what one is', (phone) => {
  expect(phoneSchema.safeParse(phone).error?.issues[0]?.message).toContain('a phone number of 8 to 15 digits')
})

it.each(['preview-claire', 'preview-x', 'platform', 'dispatch', 'Claire', 'a--b'])('refuses %s as the slug of a tenant', (slug) => {
  expect(tenantSlugSchema.safeParse(slug).success).toBe(false)
})

it.each(['claire', 'previewer', 'claire-preview'])('takes %s as the slug of a tenant', (slug) => {
  expect(tenantSlugSchema.safeParse(slug).success).toBe(true)
})
