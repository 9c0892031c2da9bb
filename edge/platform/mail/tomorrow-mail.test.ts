import { describe, expect, it } from 'vitest'
import { TOMORROW_FIXTURE, tomorrowMail } from '../../../scripts/screenshots/her-mail-fixtures.ts'

describe('her mail of the evening before', () => {
  it('says when, by the clock of the place, who, where and what is not settled', () => {
    const { subject, text, html } = tomorrowMail(TOMORROW_FIXTURE, '2026-12-04T08:30Z')
    expect(subject).toBe('Tomorrow, from 1:00 pm (Brisbane time)')
    // Read on another day it still says which one it was, and her phone can call.
    expect(text).toContain('SATURDAY 5\u00a0DECEMBER')
    expect(text).toContain('Where: Brisbane, outcall\nAddress: The Grand Hotel, 1 George Street')
    expect(html).toContain('href="tel:+61491570156"')
    expect(text).toMatch(/1:00 pm to 3:00 pm, Brisbane time/)
    expect(text).toMatch(
      /Robin Example.*The Grand Hotel.*7:00 pm to 10:00 pm, Brisbane time.*! Asked to reconfirm, no answer yet\..*Alex Example/s,
    )
  })

  it('names one appointment by its time alone, and the day as it is when the mail is late', () => {
    expect(tomorrowMail(TOMORROW_FIXTURE.slice(1), '2026-12-04T08:30Z').subject).toBe('Tomorrow, 7:00 pm (Brisbane time)')
    expect(tomorrowMail(TOMORROW_FIXTURE.slice(1), '2026-12-04T14:30Z').subject).toBe('Today, 7:00 pm (Brisbane time)')
  })
})
