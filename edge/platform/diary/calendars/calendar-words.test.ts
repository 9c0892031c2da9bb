import { describe, expect, it } from 'vitest'
import { calendarName } from '../../html/calendar-name.ts'
import { ago, readingWords, stateWords, unreadWords } from './calendar-words.ts'

const now = new Date('2026-12-01T00:00:00Z')
const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('words about a calendar', () => {
  it.each([
    ['calendar.google.com', 'Google'],
    ['p123-caldav.icloud.com', 'Apple'],
    ['outlook.office365.com', 'Outlook'],
    ['outlook.live.com', 'Outlook'],
    ['www.example.com', 'example.com'],
    ['notgoogle.com', 'notgoogle.com'],
    ['google.com.example.org', 'google.com.example.org'],
  ])('call %s %s', (host, name) => expect(calendarName(host)).toBe(name))

  it.each([
    [0, 'just now'],
    [1, '1 minute ago'],
    [59, '59 minutes ago'],
    [60, '1 hour ago'],
    [47 * 60, '47 hours ago'],
    [72 * 60, '3 days ago'],
    [-1, 'just now'],
  ])('tell %i minutes as %s', (minutes, words) => expect(ago(earlier(minutes), now)).toBe(words))

  it('say what was read, and what was not', () => {
    expect(stateWords({ readAt: earlier(4), busyTimes: 12 }, now)).toBe('Read 4 minutes ago, 12 busy times')
    expect(stateWords({ readAt: earlier(0), busyTimes: 1 }, now)).toBe('Read just now, 1 busy time')
    expect(unreadWords(0)).toBeUndefined()
    expect(unreadWords(1)).toBe('1 entry couldn’t be understood: block that time yourself.')
    expect(unreadWords(2)).toContain('2 entries couldn’t')
  })

  it('are ours for any problem', () => {
    expect(readingWords('gone', 'calendar.google.com')).toBe(
      'Google answers that this address is no longer shared. Copy the new address and add that one.',
    )
    expect(readingWords('<b>', 'example.com')).toBe('example.com can’t be reached at the moment.')
  })
})
