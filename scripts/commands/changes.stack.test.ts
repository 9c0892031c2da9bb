import { beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { runHere } from '../test-support/run-here.ts'

// Against a database of its own, in which nobody publishes.
let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await makeDatabase(inject('databaseUrl'))
  ;({ url, drop } = database)
  await database.sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, event_days, rollup_months, booking_days, host, contact_email, site_source)
    values ('ruby', 'Ruby', 'active', 'Perth', 'Australia/Perth', 'en-AU', 'AUD', 90, 25, 180, 'ruby.example', 'ruby@example.com',
      ${database.sql.json({ 'content.yaml': { tagline: 'By the river', services: [{ id: 'dinner', name: 'Dinner date', price: 1500 }] }, 'about.md': 'Hi.' })})
  `
  return () => drop()
})
const changes = (...flags: string[]) => runHere('changes', flags, { DATABASE_URL: url })

describe('npm run changes', () => {
  it('asks for a field to be published, lists it, and shows it whole', async () => {
    const applied = await changes('apply', 'ruby', 'content.yaml', 'services/dinner/price', '--value', '1600', '--no-wait')
    expect(applied).toMatchObject({ code: 0, text: expect.stringMatching(/^On its way/) })
    const listed = await changes('list', 'ruby')
    expect(listed.text).toMatch(/1 .*developer +on its way +price of Dinner date +content.yaml services\/dinner\/price +1500 +1600/)
    expect((await changes('show', 'ruby', '1')).text).toMatch(/from 1500\nto {3}1600\npublication .*: on its way/)
  })

  it('drafts for her, and takes back only what is live and still so', async () => {
    expect((await changes('apply', 'ruby', 'content.yaml', 'tagline', '--value', 'By the sea', '--draft')).text).toMatch(/Drafted/)
    expect(await changes('revert', 'ruby', '1')).toMatchObject({ code: 1, text: expect.stringMatching(/not live/) })
    const sql = connect(url)
    await sql`update site_publications set state = 'live', ended_at = now()`
    await sql`update site_changes set state = 'live' where state = 'asked'`
    expect(await changes('revert', 'ruby', '1')).toMatchObject({ code: 1, text: expect.stringMatching(/changed again since/) })
    await sql`update tenants set site_source = jsonb_set(site_source, '{content.yaml,services,0,price}', '1600')`
    expect(await changes('revert', 'ruby', '1', '--no-wait')).toMatchObject({ code: 0 })
    expect(await sql`select before, after, undoes::integer from site_changes where state = 'asked'`).toEqual([
      { before: 1600, after: 1500, undoes: 1 },
    ])
    await sql.end()
  })

  it('says what is wrong: 1 where nothing was done, 2 where it was asked in a wrong way', async () => {
    const wrong = [
      [1, 'list', 'nobody'],
      [1, 'apply', 'ruby', 'custom.css', '--value', 'x', '--no-wait'],
      [1, 'apply', 'ruby', 'content.yaml', 'tagline', '--value', 'By the river', '--no-wait'],
      [2, 'toString', 'ruby'],
      [2, 'apply', 'ruby', 'content.yaml', 'tagline', '--remove', '--value', 'x'],
    ] as const
    const found = await Promise.all(wrong.map(([, ...flags]) => changes(...flags)))
    expect(found.map(({ code }) => code)).toEqual(wrong.map(([code]) => code))
    for (const { text } of found) {
      expect(text).toMatch(/\S/)
      expect(text).not.toMatch(/\n {4}at /)
    }
    expect(await changes('--help')).toMatchObject({ code: 0, text: expect.stringMatching(/^Usage/) })
  })
})
