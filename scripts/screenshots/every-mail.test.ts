import { expect, it } from 'vitest'
import { MAIL_KINDS } from '../../tenants/contract/mail-kinds.ts'
import { preheaderIn } from '../test-support/read-mail-html.ts'
import { MAIL_FIXTURES } from './every-mail.ts'

it('has a mail of each kind, so that each is looked at', () => {
  const shown = new Set(Object.values(MAIL_FIXTURES).map(({ mailId }) => mailId))
  expect([...shown].toSorted()).toEqual([...MAIL_KINDS].toSorted())
})

it('shows a lock screen no name, no trade and no price, whoever it goes to', () => {
  for (const [name, { fromName, subject, html }] of Object.entries(MAIL_FIXTURES)) {
    // A client knows from whom it is; the rest is for whoever looks over a shoulder.
    const shown = `${fromName === 'Claire' ? '' : fromName} ${subject} ${preheaderIn(html)}`
    expect(shown, name).not.toMatch(/companion|escort|dinner|client|robin|alex|claire|hotel|\$\d/i)
  }
})
