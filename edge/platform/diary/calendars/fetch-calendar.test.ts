import { describe, expect, it } from 'vitest'
import { CALENDAR_BYTES_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { calendarOf } from './calendar-fixtures.ts'
import { fetchCalendar, type Version } from './fetch-calendar.ts'

const TEXT = calendarOf(['X-WR-CALNAME:Home'])
const ADDRESS = new URL('https://calendar.google.com/a.ics')
const to = (location: string, status = 302) => new Response(null, { status, headers: { location } })

/** What is answered, in the order in which it is asked, and what was asked. */
async function fetchWith(answers: readonly (Response | Error)[], known?: Version) {
  const asked: Request[] = []
  const send = async (request: Request): Promise<Response> => {
    const answer = answers[asked.push(request) - 1]
    if (answer instanceof Response) return answer
    throw answer ?? new Error('Asked too often.')
  }
  return { fetched: await fetchCalendar(ADDRESS, { known, send, domain: 'companionconnect.app' }), asked }
}
const problemOf = async (...answers: readonly (Response | Error)[]) => {
  const { fetched } = await fetchWith(answers)
  return 'problem' in fetched ? fetched.problem : fetched
}

describe('a calendar from its address', () => {
  it('comes with its version, by which it is asked for next time, and nothing tells who asks', async () => {
    const answer = new Response(`\uFEFF\r\n${TEXT}\r\n`, { headers: { etag: '"7"', 'last-modified': 'Thu, 26 Nov 2026 00:00:00 GMT' } })
    const { fetched, asked } = await fetchWith([answer])
    const version = { etag: '"7"', lastModified: 'Thu, 26 Nov 2026 00:00:00 GMT' }
    expect(fetched).toEqual({ text: TEXT.trim(), version })
    expect([asked[0]?.headers.get('if-none-match'), asked[0]?.redirect]).toEqual([null, 'manual'])
    expect(JSON.stringify([...(asked[0]?.headers ?? [])])).not.toMatch(/companion/i)
    const again = await fetchWith([new Response(null, { status: 304 })], version)
    expect(again.fetched).toEqual({ isUnchanged: true })
    expect(again.asked[0]?.headers.get('if-none-match')).toBe('"7"')
    expect(again.asked[0]?.headers.get('if-modified-since')).toBe(version.lastModified)
  })

  it('is followed to where it has moved, by each kind of redirect', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { fetched, asked } = await fetchWith([to('/b.ics', status), to('webcal://www.example.com/c.ics', status), new Response(TEXT)])
      expect(fetched).toMatchObject({ text: TEXT.trim() })
      expect(asked.map(({ url }) => url)).toEqual([ADDRESS.href, 'https://calendar.google.com/b.ics', 'https://www.example.com/c.ics'])
    }
  })

  it.each([
    'https://127.0.0.1/a.ics',
    'http://calendar.google.com/a.ics',
    'https://169.254.169.254/latest/meta-data/',
    '//localhost/a.ics',
    'https://user:secret@example.com/',
    'https://example.com:8443/',
    'https://companionconnect.app/calendar/claire.0f3a.ics',
    'file:///etc/passwd',
    'https://[',
  ])('is not followed to %s', async (location) => {
    const { fetched, asked } = await fetchWith([to(location), new Response(TEXT)])
    expect(fetched).toEqual({ problem: 'leads_astray' })
    expect(asked).toHaveLength(1)
  })

  it('is not followed in a circle', async () => {
    const { fetched, asked } = await fetchWith(Array.from({ length: 9 }, () => to('/a.ics')))
    expect(fetched).toEqual({ problem: 'leads_astray' })
    expect(asked).toHaveLength(4)
  })

  it('is told apart from what is none', async () => {
    expect(await problemOf(new Response('<!doctype html><title>Sign in</title>'))).toBe('page')
    expect(await problemOf(new Response('{"error":"x"}'))).toBe('no_calendar')
    expect(await problemOf(new Response(''))).toBe('no_calendar')
    expect(await problemOf(new Response('BEGIN:VCARD\r\nEND:VCARD'))).toBe('no_calendar')
    expect(await problemOf(new Response(TEXT.slice(0, -20)))).toBe('broken_off')
    for (const [status, problem] of Object.entries({
      401: 'refused',
      403: 'refused',
      404: 'gone',
      410: 'gone',
      429: 'away',
      500: 'away',
      206: 'away',
    }))
      expect(await problemOf(new Response(TEXT, { status: Number(status) })), status).toBe(problem)
    expect(await problemOf(new TypeError('fetch failed'))).toBe('away')
  })

  it('is taken in as far as it may be long, and no further', async () => {
    let sent = 0
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 1
          controller.enqueue(new TextEncoder().encode(`${sent === 1 ? 'BEGIN:VCALENDAR\r\n' : ''}${'X'.repeat(65_536)}`))
        },
      })
    expect(await problemOf(new Response(endless()))).toBe('too_large')
    expect(sent * 65_536).toBeLessThan(CALENDAR_BYTES_MAX + 10 * 65_536)
    const most = `BEGIN:VCALENDAR\r\nX:${'x'.repeat(CALENDAR_BYTES_MAX - 40)}\r\nEND:VCALENDAR`
    expect(await problemOf(new Response(most))).toMatchObject({ version: { etag: null, lastModified: null } })
  })

  it('keeps no word of its server that is longer than a version', async () => {
    const { fetched } = await fetchWith([new Response(TEXT, { headers: { etag: `"${'e'.repeat(300)}"` } })])
    expect(fetched).toMatchObject({ version: { etag: null, lastModified: null } })
  })
})
