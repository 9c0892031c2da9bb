import { describe, expect, it } from 'vitest'
import { bookingMail } from '../../../scripts/screenshots/mail-fixtures.ts'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'

describe('a request or an appointment that has ended', () => {
  it.each([
    ['declined_client', 'declined', 'You asked for', 'Ihre Anfrage', '您请求的时间'],
    ['expired_client', 'expired', 'You asked for', 'Ihre Anfrage', '您请求的时间'],
    ['cancelled_client', 'cancelled', 'It was for', 'Vereinbart war', '原定时间'],
    ['cancellation_client', 'cancelled', 'It was for', 'Vereinbart war', '原定时间'],
  ] as const)('is not told as if it stood: %s', (kind, status, english, german, chinese) => {
    const told = (locale?: string) => {
      const spoken = locale === undefined ? {} : { spoken: { locale, prefix: '', service: 'Dinner' } as const }
      return plainSpaces(bookingMail(kind, { status, ...spoken }).text)
    }
    expect(told()).toContain(`\n${english}: Saturday 5 December 2026`)
    expect(told('de')).toContain(`\n${german}: `)
    expect(told('zh-Hans')).toContain(`\n${chinese}：`)
    for (const text of [told(), told('de'), told('zh-Hans')]) expect(text).not.toMatch(/\n(When|Wann|时间)[:：]/)
  })
})
