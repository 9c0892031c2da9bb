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

  it('takes back together what belongs together, and names both values where one has changed again', async () => {
    const content = (price: number, outcall: number) => ({
      'content.yaml': {
        tagline: 'By the river',
        services: [{ id: 'dinner', name: 'Dinner date', hours: 3, price }],
        rates: [{ title: 'An evening', items: [{ label: 'Three hours', hours: 3, outcall }] }],
      },
    })
    const sql = connect(url)
    const says = (source: object) => sql`update tenants set site_source = ${sql.json(source as never)} where tenant_id = 'ruby'`
    await says(content(1700, 1700))
    const [{ id }] = await sql<[{ id: string }]>`
      insert into site_publications (tenant_id, asked_by, state, ended_at) values ('ruby', 'companion', 'live', now()) returning publication_id as id`
    const rates = (outcall: number) => JSON.stringify(content(0, outcall)['content.yaml'].rates)
    const rows = await sql<{ id: string }[]>`
      insert into site_changes (tenant_id, file, path, before, after, made_by, state, publication_id)
      values ('ruby', 'content.yaml', 'services/dinner/price', '1500', '1700', 'companion', 'live', ${id}),
        ('ruby', 'content.yaml', 'rates', ${rates(1500)}::text::jsonb, ${rates(1700)}::text::jsonb, 'companion', 'live', ${id})
      returning change_id::text as id`
    const [price = '', rate = ''] = rows.map((row) => row.id)
    expect(await changes('revert', 'ruby', price, '--no-wait')).toMatchObject({
      code: 1,
      text: expect.stringContaining(`belongs together with ${rate} (content.yaml rates)`),
    })
    await says(content(1700, 1900))
    expect(await changes('revert', 'ruby', price, '--together', '--no-wait')).toMatchObject({
      code: 1,
      text: expect.stringMatching(/changed again since:\n {2}content.yaml rates was published as \[.*1700.*and says \[.*1900/),
    })
    await says(content(1700, 1700))
    expect(await changes('revert', 'ruby', price, '--together', '--no-wait')).toMatchObject({ code: 0 })
    expect(
      await sql`select path, undoes::text from site_changes where state = 'asked' and undoes in ${sql([price, rate])} order by change_id`,
    ).toEqual([
      { path: 'rates', undoes: rate },
      { path: 'services/dinner/price', undoes: price },
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
