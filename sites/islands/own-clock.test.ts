import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { OWN_CLOCK_SCRIPT } from '../../edge/platform/requests/OwnClock.tsx'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { ownZone, spanOf } from './clocks.ts'
import { ownTime } from './Starts.tsx'

// The form and a client's own page tell the visitor's clock by two scripts, as neither may load the other's: they say the same. These tests run in St John's,
// whose clocks go back at 2 am on 1 November 2026.

const { time, clock } = wordsOf('en-AU')
const form = { locale: 'en-AU', words: wordsOf('en-AU') }

/** What the script of the own page writes for a start. */
function told(at: number, timeZone: string): string {
  const place = { dataset: { from: at, to: at, zone: timeZone, locale: 'en-AU', clock: '{start}' }, textContent: '', hidden: true }
  const words = { ...time, start: time.at, alone: clock.alone, weekday: clock.weekday }
  const document = { currentScript: { dataset: { time: JSON.stringify(words) } }, querySelectorAll: () => [place] }
  runInNewContext(OWN_CLOCK_SCRIPT, { document, Intl })
  return place.textContent
}

const starts = (day: string) => Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}:30`)

describe('the visitor’s own clock below a start', () => {
  const clocks = { hours: 2, timeZone: 'Australia/Brisbane', form, own: ownZone() }

  it('names the season in the night in which it changes, where one time comes twice', () => {
    expect(ownZone()).toBe('America/St_Johns')
    expect(ownTime('2026-11-01T13:30', clocks)).toBe('1\u00a0am (Newfoundland Daylight Time)')
    expect(ownTime('2026-11-01T14:30', clocks)).toBe('1\u00a0am (Newfoundland Standard Time)')
    expect(ownTime('2026-11-04T14:30', clocks)).toBe('1\u00a0am')
    expect(ownTime('2026-11-02T01:30', clocks)).toBe('Sun noon (Newfoundland Standard Time)')
  })

  it('is the same in the form and on a client’s own page', () => {
    for (const start of ['2026-10-31', '2026-11-01', '2026-11-02', '2026-12-04', '2027-03-14'].flatMap(starts)) {
      const { timeZone } = clocks
      const at = spanOf(start, { hours: 0, timeZone })?.start ?? Number.NaN
      expect(told(at, timeZone), start).toBe(ownTime(start, clocks))
    }
  })
})
