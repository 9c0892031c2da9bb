import { expect, it } from 'vitest'
import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { ROOT } from '../command-line/root.ts'
import { readMailSender, senderProblem } from './mail-sender.ts'

it('is read where the Worker has it', async () => {
  expect(await readMailSender(ROOT)).toMatch(/^[^@\s]+@[^@\s]+$/)
})

it.each([
  `appointments@${PLATFORM_DOMAIN}`,
  `appointments@mail.${PLATFORM_DOMAIN}`,
  'hello@escorts.example',
  'bookings@mycompanion.example',
  'companions@diary.example',
])('tells a stranger what it is about: %s', (from) => {
  expect(senderProblem(from)).toMatch(/MAIL_FROM .* beside each subject/)
})

it.each(['appointments@diary.example', 'notes@hartley-lane.example'])('tells nothing: %s', (from) => {
  expect(senderProblem(from)).toBeUndefined()
})
