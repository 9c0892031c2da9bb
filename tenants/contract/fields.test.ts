import { expect, it } from 'vitest'
import { phoneSchema } from './fields.ts'

it.each(['+61 400 000 000', '(02) 9999 0000', '0400-000-000'])('takes the phone number %s', (phone) => {
  expect(phoneSchema.safeParse(phone).success).toBe(true)
})

it.each(['000', '02 9999', '+', '1234567890123456', 'call 0400 000 000'])('refuses %s as a phone number, and says what one is', (phone) => {
  expect(phoneSchema.safeParse(phone).error?.issues[0]?.message).toContain('a phone number of 8 to 15 digits')
})
