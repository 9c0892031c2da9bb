import { expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { parseSeen } from './parse-seen.ts'
import { Seen } from './Seen.tsx'

const at = (text: string) => new Moment(new Date(text), { timeZone: 'Australia/Sydney', place: 'Sydney' })

it('reads the time of a form back, and nothing out of another text', () => {
  const form = String(Seen({ of: { startsAt: at('2026-12-04T08:30Z'), endsAt: at('2026-12-04T11:30Z') } }))
  expect(parseSeen(/value="([^"]*)"/.exec(form)?.[1] ?? '')).toEqual({
    from: new Date('2026-12-04T08:30Z'),
    to: new Date('2026-12-04T11:30Z'),
  })
  for (const text of ['', '5', '5-', '9-5', '5-5', '1e3-2e3', "1-2'"]) expect(parseSeen(text), text).toBeUndefined()
})
