import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hurryMails } from '../../../db/queries/hurry-mails.ts'
import { noteReminders } from '../../../db/queries/note-reminders.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { askOnTour, bookOnTour, followOnTour, IN_BRISBANE, TOUR_YEAR as YEAR } from '../../../scripts/test-support/ask-on-tour.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { readMails, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startOnTour, type TourStack } from '../../../scripts/test-support/start-on-tour.ts'

// Claire on tour, on a stack of its own.

let tour: TourStack
let sql: Sql
beforeAll(async () => {
  tour = await startOnTour(inject('databaseUrl'), IN_BRISBANE)
  sql = tour.sql
})
afterAll(() => tour.stop())

const ask = (path: string, options?: Parameters<typeof askOnTour>[2]) => askOnTour(tour, path, options)
const post = (draft: object) => bookOnTour(tour, draft)
const follow = (link: string, form?: Record<string, string>, cookie?: string) =>
  followOnTour(tour, link, { ...(form ? { form } : {}), ...(cookie === undefined ? {} : { cookie }) })

describe('a booking at 7 pm in Brisbane', () => {
  it('is told as 7 pm, Brisbane time, in every mail, page, list and calendar, and never by the clock of her home city', async () => {
    const answer = await post({ city: 'Brisbane', startsAt: `${YEAR}-12-05T19:00` })
    expect(answer.status).toBe(201)
    const { reference } = (await answer.json()) as { reference: string }
    const [row] = await sql`select city, time_zone, starts_at from bookings where reference = ${reference}`
    expect(row).toEqual({ city: 'Brisbane', time_zone: 'Australia/Brisbane', starts_at: new Date(`${YEAR}-12-05T09:00Z`) })

    const told = new Map<string, string>()
    const readAll = (count: number) =>
      eventually(async () => {
        const mails = await readMails(tour.dataDir, reference)
        return mails.length >= count ? mails : undefined
      })
    const first = await readAll(2)
    const toHer = first.find((mail) => recipientOf(mail).includes('claire@'))
    const answerLink = /Confirm: ([^\s?]+)/.exec(toHer?.text ?? '')?.[1] as string
    const page = async (name: string, link: string, cookie = '') => {
      const response = await follow(link, undefined, cookie)
      expect(response.status, name).toBe(200)
      told.set(name, await response.text())
    }
    const cookie = await signInAs('claire', sql, { port: tour.stack.port, dataDir: tour.dataDir })
    const dashboard = (part: string) => `http://localhost/dashboard/requests${part}`
    await page('page of her mail, waiting', answerLink)
    await page('dashboard, waiting', dashboard(''), cookie)
    await page('request, waiting', dashboard(`/${reference}`), cookie)
    expect((await follow(answerLink, { to: 'confirmed' })).status).toBe(303)
    await page('page of her mail, answered', answerLink)
    await hurryMails(tour.sql, reference)
    const confirmed = (await readAll(3)).find((mail) => mail.attachments.length > 0)
    const own = /See, change or cancel it: (\S+)/.exec(confirmed?.text ?? '')?.[1] as string
    await page('the client’s page', own)
    await page('dashboard, confirmed', dashboard(''), cookie)
    await page('request, confirmed', dashboard(`/${reference}`), cookie)
    // Where the words around it are others: her day, her diary, and where its client asks for another time.
    for (const path of ['', `/diary?on=${YEAR}-12-05`, `/diary?view=month&on=${YEAR}-12-01`, '/requests?show=coming']) {
      const screen = await requestSite({ port: tour.stack.port, path: `/dashboard${path}`, headers: { cookie } })
      const text = (await screen.text()).replaceAll(/<[^>]+>/g, ' ')
      expect(text, path).toMatch(/7:00\spm[\s\S]{0,60}Brisbane|Brisbane[\s\S]{0,60}7:00\spm/)
      // On her own clock beside it, where that says whose it is.
      expect(text.replaceAll(/8:00\spm (in Sydney|at home|Sydney time)/g, ''), path).not.toMatch(/8:00\spm/)
    }
    expect(await (await ask(`${new URL(own).pathname}?change`)).text()).toMatch(/5\sDecember(\s\d{4})?, 7 to 10\spm, Brisbane time/)
    // Where somebody asks to be told, or asks her to come, are the days of the leg by its own calendar, and no other clock.
    for (const path of ['/_/tour-request?city=Brisbane', '/_/waiting?city=Brisbane']) {
      const text = await (await ask(path)).text()
      expect(text, path).toMatch(/4 to 8\sDecember/)
      expect(text, path).not.toMatch(/8:00\spm|Sydney time/)
    }
    const feed = await (await follow(/http\S+\.ics/.exec(told.get('dashboard, confirmed') ?? '')?.[0] as string)).text()
    expect((await follow(`${own}?do=cancel`, {})).status).toBe(303)
    await page('the client’s page, cancelled', own)
    for (const mail of await readAll(4)) {
      told.set(`mail "${mail.subject}", text`, mail.text ?? '')
      told.set(`mail "${mail.subject}", HTML`, String(mail.html))
      if (recipientOf(mail).includes('claire@'))
        expect(mail.subject).toMatch(/^7:00\spm, \w{3} 5\sDec(\s\d{4})?, (new|cancelled) \(Brisbane time\)$/)
    }

    expect(told.size).toBeGreaterThanOrEqual(15)
    for (const [name, text] of told) {
      // She reads 7:00 pm, her clients 7 pm, as on her site.
      expect(text, name).toMatch(/5\sDec(ember)?(\s\d{4})?, 7(:00\spm|\spm|\sto\s10\spm)/)
      expect(text, name).toMatch(/Brisbane\stime/)
      // Until when she can answer, what she did and when it was asked, she is told by the clock of where she is; the appointment never.
      expect(text, name).not.toMatch(/5\sDec(ember)?(\s\d{4})?, 8(:00)?\s|to\s11(:00)?\spm/)
      if (/client/.test(name)) expect(text, name).not.toContain('Sydney time')
    }
    const calendars = { feed, appointment: String(confirmed?.attachments.find(({ filename }) => filename === 'appointment.ics')?.content) }
    for (const [name, text] of Object.entries(calendars)) {
      expect(text, name).toContain(
        `DTSTART;TZID=Australia/Brisbane:${YEAR}1205T190000\r\nDTEND;TZID=Australia/Brisbane:${YEAR}1205T220000\r\n`,
      )
      expect(text, name).toContain('BEGIN:VTIMEZONE\r\nTZID:Australia/Brisbane\r\n')
      expect(text, name).toContain('LOCATION:Brisbane')
      expect(text, name).not.toMatch(/Sydney|T200000/)
    }
  })
})

describe('a request at 7 pm in Brisbane that waits, is moved, has other times on offer and is reminded of', () => {
  const run = async (at: Date) => {
    await noteReminders(sql, at)
    const { operatorKey } = await loadLocalSecrets(tour.dataDir)
    await ask('/_/operator/run', { method: 'POST', headers: { authorization: `Bearer ${operatorKey}` }, slug: '' })
  }

  it('is told by the clock of Brisbane each time, to both', async () => {
    const answer = await post({ city: 'Brisbane', startsAt: `${YEAR}-12-06T20:00` })
    expect(answer.status).toBe(201)
    const { reference } = (await answer.json()) as { reference: string }
    const mails = async (subject: RegExp, to: RegExp) =>
      eventually(async () => {
        const found = (await readMails(tour.dataDir, reference)).filter(
          (mail) => to.test(recipientOf(mail)) && subject.test(mail.subject ?? ''),
        )
        return found.at(-1)
      }, `A mail ${subject}`)
    const [hers, theirs] = [/claire@/, /sam-/]
    const own = /https?:\/\/claire\S+/.exec((await mails(/./, theirs)).text ?? '')?.[0]?.replace(/\?.*/, '') as string

    // An hour earlier than it was asked for, by the client.
    expect((await follow(`${own}?do=move&time=${YEAR}-12-06T19:00&hours=3`, {})).headers.get('location')).toMatch(/said=moved/)
    const [row] = await sql<{ expires: Date }[]>`select hold_expires_at as expires from bookings where reference = ${reference}`
    await run(new Date((row?.expires.getTime() ?? 0) - 600_000))
    const reminder = await mails(/waiting|answer|expires|hours/i, hers)
    // Her two other times.
    const cookie = await signInAs('claire', sql, { port: tour.stack.port, dataDir: tour.dataDir })
    const offer = new URLSearchParams([
      ['do', 'offer'],
      ['time', `${YEAR}-12-05T19:00`],
      ['time', `${YEAR}-12-07T19:00`],
    ])
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const page = { port: tour.stack.port, path: `/dashboard/requests/${reference}` }
    expect((await requestSite({ ...page, method: 'POST', headers, body: offer.toString() })).status).toBe(303)
    // Two minutes later, when it cannot be undone any more.
    await hurryMails(sql, reference)
    const offered = await (await follow(own)).text()
    const waiting = await (await requestSite({ ...page, headers: { cookie } })).text()
    const picks = [...offered.matchAll(/action="(\?do=pick&amp;time=\d+)"/g)].map(([, action = '']) => action.replace('&amp;', '&'))
    expect((await follow(own + picks[1], {})).status).toBe(303)
    await run(new Date(`${YEAR}-12-06T08:30Z`))
    const tomorrow = await mails(/^(Today|Tomorrow), 7:00\spm/, hers)
    const before = await mails(/remind|soon|still|see you|there/i, theirs)
    const told = new Map([
      ['page of the client, on offer', offered],
      ['request, on offer', waiting],
      ['page of the client, picked', await (await follow(own)).text()],
      ['request, picked', await (await requestSite({ ...page, headers: { cookie } })).text()],
    ])
    for (const mail of await readMails(tour.dataDir, reference)) {
      if (hers.test(recipientOf(mail))) expect(mail.subject).toMatch(/[78]:00\spm.*\(Brisbane time\)$/)
      told.set(`${recipientOf(mail)} "${mail.subject}", text`, mail.text ?? '')
      told.set(`${recipientOf(mail)} "${mail.subject}", HTML`, String(mail.html))
    }
    for (const mail of [reminder, tomorrow, before]) expect([...told.keys()].join()).toContain(mail.subject)
    for (const [name, text] of told) {
      expect(text, name).toContain('Brisbane time')
      expect(text, name).toMatch(/[567]\sDec(ember)?(\s\d{4})?, [78](:00)?\s(pm|to)|7:00\spm to 10:00\spm/)
      // What was asked for first was eight; nine would be that by the clock of Sydney, and eleven the end of seven.
      expect(text, name).not.toMatch(/[567]\sDec(ember)?(\s\d{4})?, (9(:00)?\spm|8(:00)?\sam)|to (12(:00)?\sam|midnight)/)
      if (/sam-|client/.test(name)) expect(text, name).not.toContain('Sydney time')
    }
    await sql`update bookings set status = 'cancelled', held_during = 'empty' where reference = ${reference}`
  })
})
