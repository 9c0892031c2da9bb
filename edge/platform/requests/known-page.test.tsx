import { describe, expect, it } from 'vitest'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { wordsOf } from '../../../tenants/contract/words/catalogues.ts'
import { knownPage } from './known-page.tsx'

const KNOWN = {
  at: Date.parse('2026-11-27T05:10Z'),
  startsAt: Date.parse('2026-12-04T09:00Z'),
  endsAt: Date.parse('2026-12-04T12:00Z'),
  timeZone: 'Australia/Brisbane',
  city: 'Brisbane',
  spoken: { locale: 'en-AU', prefix: '', service: 'Dinner' },
  contactEmail: 'claire@example.com',
  isAppointment: true,
  sentence: 'Your appointment is confirmed. I’m looking forward to it.',
}

describe('a client’s own page while the database is away', () => {
  it('tells when, where and how it stood, of when that is, and how to reach her; and changes nothing', async () => {
    const response = await knownPage('4HNW-C2ZP', KNOWN)
    const text = plainSpaces(await response.text())
    expect(response.status).toBe(200)
    for (const told of [
      'Dinner, 3 hours',
      'Friday 4 December 2026, 7 to 10 pm, Brisbane time',
      KNOWN.sentence,
      'As of Fri 27 Nov, 3:10 pm, Brisbane time.',
      'mailto:claire@example.com?subject=4HNW-C2ZP',
    ])
      expect(text).toContain(told)
    expect(text).not.toMatch(/<form|<button|\?change|\?calendar/)
  })

  it('tells whose place it is at, the price and the deposit, as the client was told; of what the version before kept, nothing of it', async () => {
    const told = { isVisit: false, price: '$1,400', deposit: '20% ($280). By bank transfer.' }
    const text = plainSpaces(await (await knownPage('4HNW-C2ZP', { ...KNOWN, ...told })).text())
    for (const each of ['Brisbane, at mine', '$1,400', '20% ($280). By bank transfer.']) expect(text).toContain(each)
    expect(await (await knownPage('4HNW-C2ZP', KNOWN)).text()).not.toMatch(/at mine|at yours|Price|Deposit/)
  })

  it('is in the client’s language', async () => {
    const text = await (
      await knownPage('4HNW-C2ZP', { ...KNOWN, spoken: { locale: 'zh-Hans', prefix: '/zh-hans', service: '晚餐' } })
    ).text()
    expect(text).toContain('<html lang="zh-Hans"')
    expect(text).toContain('布里斯班当地时间')
    expect(text).toContain(wordsOf('zh-Hans').away.fixed)
  })
})
