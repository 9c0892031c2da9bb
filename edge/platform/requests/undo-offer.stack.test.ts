import { expect, it } from 'vitest'
import { answerAs } from '../../../scripts/test-support/answer-as.ts'
import { followLink } from '../../../scripts/test-support/follow-link.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { runCron } from '../../../scripts/test-support/run-cron.ts'

// A slip on "Offer these times": the client hears of it after two minutes, and until then it can be taken back.

const { sql, nextStart, book, pageOf, send, show } = await answerAs('claire', { firstDay: 610 })
const offer = (reference: string) =>
  send(pageOf(reference), [
    ['do', 'offer'],
    ['time', nextStart()],
  ])

it('is undone before its client has heard: no mail, nothing on the client’s own page, and the request waits again', async () => {
  const { reference } = (await book({ email: 'olive@example.com' })).body
  const first = mailTo(await mailsAbout(reference, 2), 'olive@example.com', /./)
  const own = /http\S+/.exec(first.text ?? '')?.[0] ?? ''
  const asBefore = await (await followLink(own)).text()
  const offered = await offer(reference)
  expect(offered.text).toMatch(/The time is held\. You can undo it for two minutes; then the client is emailed\.[\s\S]*Undo the offer/)
  await runCron()
  expect(await (await followLink(own)).text()).toBe(asBefore)
  expect((await send(pageOf(reference), [['do', 'withdraw']])).text).toContain('You have taken back what you offered.')
  expect(await show(pageOf(reference))).toContain('waiting for you')
  expect(await mailsAfterAnswer(sql, reference, 2)).toHaveLength(2)
  expect(await (await followLink(own)).text()).toBe(asBefore)
})

it('is told at once where it takes the place of what was offered before: that cannot be undone', async () => {
  const { reference } = (await book({ email: 'otto@example.com' })).body
  await offer(reference)
  await mailsAfterAnswer(sql, reference, 3)
  const again = await offer(reference)
  expect(again.text).toMatch(/The time is held\. (The client has been emailed|An email to the client is on its way)\./)
  expect(again.text).toMatch(/Withdraw this time[\s\S]*they get another email/)
  expect(await mailsAbout(reference, 4)).toHaveLength(4)
})
