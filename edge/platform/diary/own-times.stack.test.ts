import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { addDays } from '../../http/add-days.ts'

// What she blocks is refused at once, at pages that are files, and free again at once when she takes it back.

let sql: Sql
let claire: string
let sophie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
  sophie = await signInAs('sophie', sql)
})
afterAll(() => sql.end())

const FORM = '/dashboard/diary/block'
let days = 340
const nextDay = (): string => startInDays(days++).slice(0, 10)

const show = async (path: string, cookie = claire) => (await requestDashboard(path, { cookie })).text()
const post = async (path: string, form: Record<string, string>, cookie = claire) => {
  const response = await requestDashboard(path, { cookie, form })
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() }
}
/** The block that an answer leads to. */
const idIn = (location: string): string => /block=([\da-f-]{36})/.exec(location)?.[1] ?? ''
const ask = (startsAt: string) => postBooking('claire', { startsAt, email: `own-${startsAt.slice(0, 10)}@example.com` })
const freeStarts = async (day: string): Promise<string[]> => {
  const path = `/_/availability?from=${day}&days=1&service=dinner&hours=3`
  const body = (await (await requestSite({ port: inject('port'), slug: 'claire', path })).json()) as { days: { starts: string[] }[] }
  return body.days[0]?.starts ?? []
}
const dayOf = (page: string, day: string) => new RegExp(`<li id="day-${day}"[\\s\\S]*?(?=<li id="day-|</ol>)`).exec(page)?.[0] ?? ''
const diaryOf = async (day: string, cookie = claire) => dayOf(await show(`/dashboard/diary?on=${day}`, cookie), day)
const countBlocks = async (day: string): Promise<number> =>
  (await sql`select from time_blocks where tenant_id = 'claire' and starts_local::date = ${day}::date and lifted_at is null`).length

describe('a time she blocks', () => {
  it('is refused to a client and not offered from then on; freed it is taken again; each with an undo', async () => {
    const day = nextDay()
    expect(await freeStarts(day)).toContain('15:00')
    const blocked = await post(FORM, { day, from: '14:00', to: '18:00' })
    expect(blocked.status).toBe(303)
    expect((await ask(`${day}T15:00`)).status).toBe(409)
    expect(await freeStarts(day)).not.toContain('15:00')
    expect(await freeStarts(day)).toContain('18:00')
    const page = await show(blocked.location)
    expect(page).toMatch(/role="status">Blocked: [^<]* 2:00 pm to 6:00 pm, Sydney time\./)
    expect(dayOf(page, day)).toMatch(/class="entry own"[\s\S]*2:00 pm to 6:00 pm[\s\S]*Sydney time[\s\S]*Blocked/)
    expect(await show(`/dashboard/diary?view=month&on=${day}`)).toMatch(/<li class="own">[\s\S]{0,60}2:00 pm Sydney, Blocked/)

    const id = idIn(blocked.location)
    const freed = await post(`${FORM}/${id}`, { do: 'free' })
    expect(freed.status).toBe(303)
    expect(await freeStarts(day)).toContain('15:00')
    const after = await show(freed.location)
    expect(after).toContain('Free again: ')
    expect(dayOf(after, day)).toContain('Nothing')
    await post(`${FORM}/${id}`, { do: 'again' })
    expect((await ask(`${day}T15:00`)).status).toBe(409)
    await post(`${FORM}/${id}`, { do: 'free' })
    expect((await ask(`${day}T15:00`)).status).toBe(201)
  })

  it('is one block after a double click and from two tabs, so that one undo frees it', async () => {
    const day = nextDay()
    const form = { day, from: '14:00', to: '18:00' }
    const answers = await Promise.all([post(FORM, form), post(FORM, form), post(FORM, form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(new Set(answers.map(({ location }) => idIn(location))).size).toBe(1)
    expect(await countBlocks(day)).toBe(1)
    // In the other tab it is freed already.
    const path = `${FORM}/${idIn(answers[0]?.location ?? '')}`
    const freed = [await post(path, { do: 'free' }), await post(path, { do: 'free' })]
    for (const { status, location } of freed) {
      expect(status).toBe(303)
      expect(await show(location)).toContain('Free again: ')
    }
    expect((await ask(`${day}T15:00`)).status).toBe(201)
  })

  it('is a band over whole days, and names its hours where they begin and end', async () => {
    const day = nextDay()
    const last = addDays(day, 2)
    await post(FORM, { day, from: '14:00', lastDay: last, to: '10:00' })
    const pages = await Promise.all([day, addDays(day, 1), last].map((each) => diaryOf(each)))
    expect(pages[0]).toContain('from 2:00 pm')
    expect(pages[1]).toMatch(/class="kept first last"[\s\S]*Blocked all day[\s\S]*Sydney time/)
    expect(pages[2]).toContain('until 10:00 am')
    expect(pages.join()).not.toMatch(/12:00 am|midnight/)
    expect(await freeStarts(addDays(day, 1))).toEqual([])
    days += 3
  })

  it('comes back every week, and one of them is freed without the others', async () => {
    const day = nextDay()
    const next = addDays(day, 7)
    const { location } = await post(FORM, { day, from: '20:00', to: '21:00', repeat: 'weekly', repeatUntil: addDays(day, 21) })
    const id = idIn(location)
    expect(await diaryOf(next)).toContain('every week')
    expect(await freeStarts(next)).not.toContain('19:00')
    const link = /href="([^"]*diary\/block\/[^"]+)"/.exec(await diaryOf(next))?.[1] ?? ''
    expect(link).toBe(`${FORM}/${id}?at=${next}T20:00`)
    const own = await show(link)
    expect(own).toMatch(/It repeats every week until/)
    expect(own).toContain('Free this time')
    expect(own).toContain('Free all of it')
    const freed = await post(`${FORM}/${id}`, { do: 'free', at: `${next}T20:00` })
    expect(await freeStarts(next)).toContain('19:00')
    expect(await freeStarts(day)).not.toContain('19:00')
    expect(await freeStarts(addDays(day, 14))).not.toContain('19:00')
    expect(await show(freed.location)).toMatch(/Free again: [^<]*8:00 pm to 9:00 pm/)
    await post(`${FORM}/${id}`, { do: 'again', at: `${next}T20:00` })
    expect(await freeStarts(next)).not.toContain('19:00')
    await post(`${FORM}/${id}`, { do: 'free' })
    expect(await freeStarts(addDays(day, 14))).toContain('19:00')
  })
})

describe('a form that makes no sense', () => {
  it.each([
    [{ to: '13:00', from: '14:00', lastDay: 'same' }, 'lastDay', 'The end is before the beginning.'],
    [{ day: '2027-02-31' }, 'day', 'Choose a day that the calendar has.'],
    [{ day: '2020-01-01' }, 'day', 'That time has already passed.'],
    [{ repeat: 'hourly' }, 'repeat', 'Choose how often it comes back.'],
    [{ day: '2020-01-06', repeat: 'weekly', repeatUntil: '2020-03-01' }, 'repeatUntil', 'All of that has already passed.'],
  ])('%j keeps what was typed, says so beside the field, and blocks nothing', async (change, field, sentence) => {
    const day = startInDays(338).slice(0, 10)
    const form: Record<string, string> = { day, from: '09:07', to: '', repeat: 'once', ...change }
    if (form.lastDay === 'same') form.lastDay = day
    const { status, text } = await post(FORM, form)
    expect(status).toBe(422)
    expect(text).toContain(`<p class="error" id="${field}-error">${sentence}</p>`)
    expect(text).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`))
    expect(text).toContain(`value="${form.from}"`)
    expect(await countBlocks(day)).toBe(0)
  })

  it('is filled in by its address, and says by whose clock', async () => {
    const page = await show(`${FORM}?day=2027-06-04&from=14:00`)
    expect(page).toMatch(/id="day"[^>]*value="2027-06-04"/)
    expect(page).toMatch(/id="from"[^>]*value="14:00"/)
    expect(page).toContain('Sydney time')
  })
})

describe('another tenant', () => {
  it('sees nothing of it and can do nothing to it', async () => {
    const day = nextDay()
    const id = idIn((await post(FORM, { day, from: '14:00', to: '18:00' })).location)
    expect((await requestDashboard(`${FORM}/${id}`, { cookie: sophie })).status).toBe(404)
    expect((await post(`${FORM}/${id}`, { do: 'free' }, sophie)).status).toBe(404)
    expect(await diaryOf(day, sophie)).not.toContain('entry own')
    expect(await show(`/dashboard/diary?said=block&block=${id}`, sophie)).not.toContain('Blocked: ')
    expect((await ask(`${day}T15:00`)).status).toBe(409)
    expect((await requestDashboard(`${FORM}/rubbish`, { cookie: claire })).status).toBe(404)
    expect((await requestDashboard(FORM, { cookie: '' })).headers.get('location')).toContain('/sign-in')
  })
})
