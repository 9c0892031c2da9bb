import { describe, expect, it } from 'vitest'
import type { ListRow } from '../../../db/queries/request-list.ts'
import type { OwnTime, StoredBlock } from '../../../db/queries/time-blocks.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { BlockForm } from './BlockForm.tsx'
import { BlockNotice } from './BlockNotice.tsx'
import { KeptBand } from './Entry.tsx'
import { InTheWay } from './InTheWay.tsx'
import { readBlockForm } from './read-block-form.ts'

const BRISBANE = { timeZone: 'Australia/Brisbane', place: 'Brisbane' }
const moment = (at: string) => new Moment(new Date(at), BRISBANE)
const now = new Date('2026-11-26T00:00Z')
const row = (reference: string, state: ListRow['state']) =>
  ({
    reference,
    state,
    status: state === 'offered' ? 'pending' : state,
    group: state === 'confirmed' ? 'coming' : 'waiting',
    startsAt: moment('2026-12-05T09:00Z'),
    endsAt: moment('2026-12-05T12:00Z'),
    answerBy: moment('2026-12-01T09:00Z'),
    service: 'Dinner',
    city: new StrangersText('Brisbane'),
    priceCents: 150_000,
    isHeld: true,
  }) as unknown as ListRow
const fields = readBlockForm((name) => ({ day: '2026-12-05', from: '14:00' })[name] ?? null)
const asked = (...rows: ListRow[]) =>
  String(
    <InTheWay
      rows={rows}
      clients={[]}
      rules={undefined}
      money={{ locale: 'en-AU', currency: 'AUD' }}
      now={now}
      fields={fields}
      isEvening={false}
      back=""
    />,
  )

describe('the question about what is in the way', () => {
  it('counts what there is, offers to decline only what waits, and says that appointments and offers stay', () => {
    const all = asked(row('AAAA-2222', 'pending'), row('BBBB-2222', 'offered'), row('CCCC-2222', 'confirmed'))
    expect(all).toContain(
      'In that time you have 1 request waiting, 1 request with times on offer and 1 appointment. Nothing is blocked yet.',
    )
    expect(all).toContain('Times that a client can choose between stay on offer.')
    expect(all).toContain('The appointment stays as it is')
    expect(all).toContain('Decline the waiting request and block the rest')
    expect(all.match(/name="seen" value="[^"]+"/g)).toEqual(['name="seen" value="AAAA-2222"'])
    expect(all).toContain('Sat 5\u00a0Dec, 7:00 pm')
    expect(all).toContain('$1,500')
    const appointment = asked(row('CCCC-2222', 'confirmed'))
    expect(appointment).toContain('Block the rest')
    expect(appointment).not.toContain('Decline')
  })

  it('sends the form once more with its answer, and goes back to it as it was typed', () => {
    const page = asked(row('AAAA-2222', 'pending'))
    expect(page).toContain('name="from" value="14:00"')
    expect(page).toContain('href="/dashboard/diary/block?day=2026-12-05&amp;from=14%3A00&amp;repeat=once"')
    expect(page).toContain('Keep it and block the rest')
    expect(page).toContain('Decline the waiting request and block all')
  })
})

describe('the form', () => {
  it('names the clock, and on which days of a tour another one counts', () => {
    const legs = [{ city: 'Brisbane', from: '2026-12-04', to: '2026-12-08' }]
    const page = String(<BlockForm fields={fields} clock={{ place: 'Sydney', timeZone: 'Australia/Sydney' }} legs={legs} locale="en-AU" />)
    expect(page).toContain('Sydney time. Leave both empty for the whole day.')
    expect(page).toMatch(/In local time where you are that day: Brisbane time from 4\u00a0Dec to 8\u00a0Dec\./)
    expect(page).toContain('Every time keeps the local time of the first one, even while you’re on tour.')
    expect(page).toContain('<details class="more">')
    const wrong = String(
      <BlockForm
        fields={{ ...fields, repeatUntil: 'x"' }}
        problems={{ repeatUntil: 'It would end before it begins.' }}
        clock={{ place: 'Sydney', timeZone: 'Australia/Sydney' }}
        legs={[]}
        locale="en-AU"
      />,
    )
    expect(wrong).toMatch(/<details class="more" open[^>]*>/)
    expect(wrong).toMatch(/id="repeatUntil"[^>]*value="x&quot;"[^>]*autofocus/)
  })
})

describe('a notice', () => {
  const block: StoredBlock = {
    blockId: '5f0c6f1e-3d0b-4c59-9d3e-0a4d3b1c2e7f',
    startsLocal: '2026-12-04T14:00',
    endsLocal: '2026-12-04T18:00',
    rule: 'FREQ=WEEKLY',
    skipped: ['2026-12-11T14:00'],
    isLifted: false,
    laidUntil: null,
    ...BRISBANE,
  }
  const told = (at?: string, change: Partial<StoredBlock> = {}) =>
    String(<BlockNotice said={{ block: { ...block, ...change }, at, declined: [] }} back="diary" locale="en-AU" now={now} />)

  it('tells how the block stands, whatever the address says, and undoes that', () => {
    expect(told()).toMatch(/Blocked: Fri 4\u00a0Dec\u00a02026, 2:00 pm to 6:00 pm, every week, Brisbane time\.[\s\S]*value="free"/)
    expect(told('2026-12-11T14:00')).toMatch(
      /Free again: Fri 11\u00a0Dec\u00a02026, 2:00 pm to 6:00 pm, Brisbane time\.[\s\S]*value="again"[\s\S]*value="2026-12-11T14:00"/,
    )
    expect(told('2026-12-18T14:00')).toMatch(/Blocked: Fri 18\u00a0Dec\u00a02026/)
    expect(told(undefined, { isLifted: true })).toMatch(/Free again: /)
  })

  it('has no text of a place that is markup', () => {
    expect(told(undefined, { place: '<b>x' })).not.toContain('<b>x')
  })
})

it('a whole day names its clock and how often it comes back', () => {
  const own: OwnTime = {
    blockId: 'x',
    calendar: null,
    startsAt: moment('2026-12-04T14:00Z'),
    endsAt: moment('2026-12-05T14:00Z'),
    rule: 'FREQ=DAILY',
  }
  const band = String(
    <KeptBand kept={{ row: { ...own, kind: 'own', at: '2026-12-05T00:00' }, isFirst: true, isLast: false }} locale="en-AU" />,
  )
  expect(band).toMatch(
    /class="kept first" href="\/dashboard\/diary\/block\/x\?at=2026-12-05T00:00"[\s\S]*Blocked all day[\s\S]*Brisbane time, every day/,
  )
  expect(band).not.toMatch(/12:00 am|midnight/)
})

it('what another calendar of hers has is told as that, and leads to where it is changed', () => {
  const own: OwnTime = {
    blockId: null,
    calendar: 'calendar.example.com',
    startsAt: moment('2026-12-04T14:00Z'),
    endsAt: moment('2026-12-05T14:00Z'),
    rule: null,
  }
  const band = String(
    <KeptBand kept={{ row: { ...own, kind: 'own', at: '2026-12-05T00:00' }, isFirst: true, isLast: true }} locale="en-AU" />,
  )
  expect(band).toMatch(/href="\/dashboard\/calendars"[\s\S]*Busy all day, calendar\.example\.com/)
})
