import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { fillIn } from '../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
let claire: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
})
afterAll(() => sql.end())

const dashboard = (path: string, { cookie = claire, ...rest }: Partial<Parameters<typeof requestDashboard>[1]> = {}) =>
  requestDashboard(path, { cookie, ...rest })
let day = 480
const book = async (slug: string) => (await postBooking(slug, { startsAt: startInDays(day++) })).body.reference

it('loses nothing of what stands on one page beside the button that was pressed', async () => {
  const reference = await book('claire')
  const page = `/dashboard/requests/${reference}`
  const formOfPage = async (path: string) => {
    const html = await (await dashboard(path)).text()
    // Her notes stand below, and belong to the form of her answer.
    expect(html).toMatch(
      /<form[^>]* id="answer"[\s\S]*<textarea[^>]* form="answer" name="notes"[\s\S]*<button[^>]* form="answer" name="do" value="notes"/,
    )
    return [...readWholeForm(html, 'id="answer"'), ['notes-was', /name="notes-was" value="([^"]*)"/.exec(html)?.[1] ?? '?']] as [
      string,
      string,
    ][]
  }
  const noted = await dashboard(page, {
    form: fillIn(await formOfPage(page), { words: 'Thursday suits <me>.', notes: 'Likes jazz', do: 'notes' }),
  })
  const shown = await noted.text()
  expect([noted.status, shown.includes('Saved.')]).toEqual([200, true])
  expect(shown).toMatch(/Thursday suits &lt;me&gt;\.[\s\S]*Likes jazz<\/textarea>/)
  // In the form of another answer the same.
  const declining = await dashboard(`${page}?do=decline`, {
    form: fillIn(await formOfPage(`${page}?do=decline`), { words: 'I am away.', notes: 'Likes jazz and rain', do: 'notes' }),
  })
  expect(await declining.text()).toMatch(/Decline\?[\s\S]*I am away\.[\s\S]*Likes jazz and rain/)
  // Notes that another window has written since are not undone by those which this one has only shown.
  const old = await formOfPage(page)
  await dashboard(page, { form: { do: 'notes', notes: 'From another window' } })
  expect((await dashboard(page, { form: fillIn(old, { notes: 'Likes jazz and rain', do: 'change' }) })).status).toBe(303)
  expect(await (await dashboard(page)).text()).toMatch(/Confirmed|confirmed[\s\S]*From another window/)
  const cancel = await formOfPage(page)
  await dashboard(page, { form: fillIn(cancel, { words: '', notes: 'Called, and cancelled', do: 'change' }) })
  expect(await (await dashboard(page)).text()).toMatch(/Called, and cancelled<\/textarea>/)
})

it('keeps both of what two windows have written, and says so', async () => {
  const page = `/dashboard/requests/${await book('claire')}`
  const form = readWholeForm(await (await dashboard(page)).text(), 'id="answer"')
  const was: [string, string] = ['notes-was', '']
  const save = (notes: string) => dashboard(page, { form: [...fillIn(form, { notes, do: 'notes' }), was] })
  await save('AAA first')
  const second = await save('BBB second')
  const told = await (await dashboard(second.headers.get('location') ?? '')).text()
  expect(told).toContain('both texts are in them now')
  expect(told).toMatch(/BBB second\n\nAAA first<\/textarea>/)
  // A window that shows the notes of before and has typed none leaves those of the others alone.
  await dashboard(page, { form: [...fillIn(form, { notes: 'AAA first', do: 'notes' }), ['notes-was', 'AAA first']] })
  expect(await (await dashboard(page)).text()).toMatch(/>BBB second\n\nAAA first<\/textarea>/)
})
