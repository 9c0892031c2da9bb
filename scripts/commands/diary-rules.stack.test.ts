import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowRules } from '../../db/queries/borrow-rules.ts'
import { pullByCommand } from '../diary/rule-commands.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { runHere } from '../test-support/run-here.ts'
import { startInDays } from '../test-support/start-in-days.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

let sql: Sql
let margot: Awaited<ReturnType<typeof borrowRules>>
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  margot = await borrowRules(sql, 'margot')
})
afterAll(async () => {
  await margot.giveBack()
  await sql.end()
})

const diary = (...flags: string[]) => runHere('diary', flags, { DATABASE_URL: inject('databaseUrl') })
const [first, second, last] = [0, 1, 3].map((days) => startInDays(370 + days).slice(0, 10)) as [string, string, string]
const cairns = ['--city', 'Cairns', '--from', first]

describe('npm run diary', () => {
  it('adds a leg, asks before it strands anybody, tells the history and writes the file', async () => {
    const added = await diary(
      'leg',
      'add',
      'margot',
      ...cairns,
      '--to',
      last,
      '--arrives',
      '11:00',
      '--only',
      'outcall',
      '--note',
      'By the pier.',
    )
    expect(added).toEqual({ code: 0, text: expect.stringMatching(/^Cairns is on her tour from /) as string })
    expect(JSON.parse((await diary('rules', 'margot')).text)).toMatchObject({
      city: 'Adelaide',
      tour: [{}, {}, { city: 'Cairns', incall: false, note: 'By the pier.' }],
    })

    // Mondays she is closed.
    const day = new Date(second).getUTCDay() === 1 ? last : second
    const { body } = await postBooking('margot', { city: 'Cairns', address: 'The pier', startsAt: `${day}T13:00` })
    const refused = await diary('leg', 'cancel', 'margot', ...cairns)
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining(`${body.reference} would be where she is not.`)])
    expect((await diary('history', 'margot')).text).toMatch(/ +developer +Cairns, .*, added\n/)

    const folder = await mkdtemp(path.join(tmpdir(), 'pull-'))
    await cp(path.join(ROOT, 'tenants/margot'), path.join(folder, 'tenants/margot'), { recursive: true })
    const place = { sql, tenant: 'margot', now: new Date() }
    expect(await pullByCommand(place, folder)).toBe(`Wrote to tenants/margot/tenant.yaml: tour Cairns ${first}.`)
    expect(await readFile(path.join(folder, 'tenants/margot/tenant.yaml'), 'utf8')).toMatch(
      /# these pages[\s\S]*city: Cairns[\s\S]*note: By the pier\./,
    )
    expect(await pullByCommand(place, folder)).toBe('tenant.yaml says the same already.')
    await rm(folder, { recursive: true })

    expect((await diary('leg', 'cancel', 'margot', ...cairns, '--anyway')).code).toBe(0)
    expect((await margot.known()).rules.tour).toHaveLength(2)
    await sql`delete from bookings where reference = ${body.reference}`
  })

  it('tells her week and sets it, as her own form would take it', async () => {
    const before = (await margot.known()).rules.policy
    expect(await diary('hours', 'margot', '--week', 'mon-thu 10:00-14:00 18:00-23:00; fri,sat 20:00-02:00')).toEqual({
      code: 0,
      text: expect.stringMatching(
        /^She takes bookings Mon to Thu 10\sam to 2\spm and 6\spm to 11\spm; Fri and Sat 8\spm to 2\sam, past midnight\./,
      ) as string,
    })
    const { openings, ...rest } = (await margot.known()).rules.policy
    expect({ ...rest, openings: before.openings }).toEqual(before)
    expect(openings).toHaveLength(3)
    expect((await diary('hours', 'margot')).text).toMatch(/^Mon to Thu 10\sam/)
    expect((await diary('history', 'margot')).text).toMatch(/developer .*10\sam to 2\spm/)
  })

  it('opens a single day and gives it back, and enters what was agreed by phone', async () => {
    expect((await diary('open', 'margot', '--day', second, '--hours', '09:00-11:00 20:00-02:00')).text).toMatch(
      new RegExp(`^On ${second} she takes bookings 9\\sam to 11\\sam and 8\\spm to 2\\sam`),
    )
    expect((await margot.known()).rules.policy.exceptions).toContainEqual({
      date: second,
      openings: [
        { from: '09:00', to: '11:00' },
        { from: '20:00', to: '02:00' },
      ],
    })
    expect(await diary('open', 'margot', '--day', second)).toEqual({ code: 0, text: `${second} is as its weekday again.\n` })
    expect((await diary('open', 'margot', '--day', second)).text).toBe(`${second} has no hours of its own.\n`)

    const asked = ['entry', 'margot', '--service', 'Dinner', '--at', `${second}T19:00`, '--hours', '2.5', '--price', '1500']
    const entered = await diary(...asked)
    expect(entered).toEqual({
      code: 0,
      text: expect.stringContaining(`is in her diary: Dinner at ${second} 19:00, Adelaide time.`) as string,
    })
    const [reference = ''] = entered.text.split(' ')
    const [row] = await sql`select status, price_cents, client_sealed, service_name from bookings where reference = ${reference}`
    expect(row).toEqual({ status: 'confirmed', price_cents: 150_000, client_sealed: null, service_name: 'Dinner' })
    expect(await diary(...asked)).toMatchObject({ code: 1, text: expect.stringContaining('is in the way. Nothing was entered.') as string })
    expect((await diary(...asked.slice(0, -4), '--hours', '2.2')).text).toBe('Choose full or half hours.\n')
    await sql`delete from bookings where reference = ${reference}`
  })

  it.each([
    [['hours', 'margot', '--week', 'someday 10:00-11:00'], 1, /^"someday" is no day\. Expected a week such as /],
    [['hours', 'margot', '--week', 'mon 25:00-26:00'], 1, /^mon: Write times such as 19:30\./],
    [['hours', 'margot', '--week', ''], 1, /^Leave at least one day open\./],
    [['hours', 'nobody'], 1, /^There is no tenant "nobody" with rules/],
    [['leg', 'add', 'margot', '--city', 'Cairns'], 2, /^Required option '--from <day>' not specified/],
    [['leg', 'margot'], 2, /^Unknown command 'margot'/],
    [['rules', 'nobody'], 1, /^There is no tenant "nobody" with rules/],
    [['history', 'nobody'], 1, /^There is no tenant "nobody" with rules/],
    [['leg', 'add', 'nobody', ...cairns, '--to', last], 1, /^There is no tenant "nobody" with rules/],
    [['leg', 'add', 'margot', ...cairns, '--to', '2027-02-30'], 1, /^Choose a day that the calendar has\.\n$/],
    [['leg', 'add', 'margot', '--city', 'Atlantis', '--from', first, '--to', last], 1, /--zone Australia\/Brisbane\.\n$/],
    [['leg', 'add', 'margot', ...cairns, '--to', last, '--only', 'both'], 1, /^--only is incall or outcall\.\n$/],
    [['leg', 'cancel', 'margot', ...cairns], 1, /^There is no leg to Cairns that begins on /],
  ])('%j: exit %i and a sentence', async (flags, code, says) => {
    const said = await diary(...flags)
    expect(said).toEqual({ code, text: expect.stringMatching(says) as string })
  })
})
