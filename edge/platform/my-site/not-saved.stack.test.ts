import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { readWholeForm } from '../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { startWithoutDatabase } from '../../../scripts/test-support/start-without-database.ts'
import { dashboardPath, mySitePath } from '../../../tenants/contract/urls.ts'

// What she sends in her app with Postgres stopped.

const { serve, database, sql, stop } = await startWithoutDatabase()
afterAll(stop)

const WORDS = mySitePath('words')
const TYPED = 'Slow "evenings" & 3 < 4'
let cookie: string
let request: string
let words: [string, string][]

const app = (path: string, form?: Record<string, string> | [string, string][]) =>
  requestDashboard(path, { cookie, port: serve.port, ...(form ? { form } : {}) })
const away = async (path: string, form?: Record<string, string> | [string, string][]): Promise<string> => {
  const answer = await app(path, form)
  const { headers, status } = answer
  expect([status, headers.get('cache-control'), headers.get('retry-after'), headers.get('location')], path).toEqual([
    ...[503, 'no-store', '60', null],
  ])
  return answer.text()
}
const isBack = () => eventually(async () => ((await app(dashboardPath())).status === 200 ? true : undefined), 'her app')

beforeAll(async () => {
  await database.start()
  await eventually(async () => (/^Ready\.$/m.test(serve.output()) ? true : undefined), 'Ready')
  cookie = await signInAs('claire', sql, { port: serve.port, dataDir: serve.dataDir })
  const body = { name: 'Away Example', email: 'away@example.com', service: 'dinner', hours: 2, startsAt: startInDays(40) }
  const booked = await requestSite({
    ...{ port: serve.port, slug: 'claire', path: '/_/bookings', method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
  })
  request = dashboardPath(`requests/${((await booked.json()) as { reference: string }).reference}`)
  await eventually(async () => ((await app(request)).status === 200 ? true : undefined), 'the request')
  const form = readWholeForm(await (await app(WORDS)).text(), 'name="content-tagline"')
  words = [...form.map(([name, value]): [string, string] => [name, name === 'content-tagline' ? TYPED : value]), ['do', 'save']]
  await database.stop()
})

describe('with Postgres stopped', () => {
  it('gives back what she typed in the frame of her app, with one button that sends the same form again', async () => {
    const page = await away(WORDS, words)
    // Another look's manifest would rename the app on her phone.
    expect(page).not.toContain('manifest')
    expect(page).toMatch(/class="framed"[\s\S]*href="\/dashboard\/my-site" aria-current="page"/)
    expect(page).toMatch(/<h1>Something’s wrong at our end<\/h1>[\s\S]*could not be saved[\s\S]*What you typed is still here/)
    expect([page.includes('3 < 4'), page.match(/<form/g)?.length, page.match(/<button/g)?.length]).toEqual([false, 1, 1])
    expect(page).toMatch(new RegExp(`<form method="post" action="${WORDS}"[\\s\\S]*>\\s*Save what I typed\\s*</button>`))
    expect(readWholeForm(page)).toEqual(words)
    // Whoever sends it again too early has the same page.
    expect(readWholeForm(await away(WORDS, readWholeForm(page)))).toEqual(words)
  })

  it.each([
    ['notes', () => `${request}?do=decline`, { do: 'notes', notes: 'Likes\n<b>jazz</b>', 'notes-was': '' }, 'Save my notes'],
    ['a block', () => dashboardPath('diary/block'), { from: '2026-12-10', 'from-time': '18:00' }, 'Block this time'],
    ['settings', () => dashboardPath('settings'), { weekly: 'yes' }, 'Save these settings'],
    ['how a deposit is paid', () => dashboardPath('deposit'), { details: 'PayID claire@example.com' }, 'Save what I typed'],
  ])('gives back %s, at the address it was sent to', async (_, path, form, button) => {
    const page = await away(path(), form)
    expect(page).toMatch(new RegExp(`<button type="submit">\\s*${button}\\s*</button>`))
    expect(page).toContain(`action="${path()}"`)
    expect([Object.fromEntries(readWholeForm(page)), page.includes('<b>jazz')]).toEqual([form, false])
  })

  it('sends no answer to a client again: its button leads to how the request stands, and her words are there to copy', async () => {
    const told: Record<string, string>[] = [
      { do: 'change', to: 'confirmed', words: 'See you <i>soon</i>' },
      { do: 'change', to: 'cancelled', words: 'See you <i>soon</i>' },
      { do: 'offer', time: '2026-12-10T20:00', words: 'See you <i>soon</i>' },
    ]
    for (const form of told) {
      const page = await away(request, form)
      expect([page.includes('<form'), page.includes('<i>soon'), page.includes('See you &lt;i&gt;soon')], form.do).toEqual([
        false,
        false,
        true,
      ])
      expect(page).toMatch(new RegExp(`<a class="button" href="${request}">\\s*See how it stands`))
    }
    const button = await away(mySitePath('review'), { do: 'publish' })
    expect([button.includes('<form'), button.includes('See how it stands')]).toEqual([false, true])
  })

  it('offers a page that she opens once more by a link, and nothing of a page where no session is kept', async () => {
    const page = await away(`${request}?said=saved`)
    expect(page).toContain('What you did was saved.')
    expect(page).toMatch(new RegExp(`class="framed"[\\s\\S]*href="${request}\\?said=saved">\\s*Try again`))
    const code = await away('/sign-in/code', { email: 'claire@example.com', code: '123456' })
    expect([code.includes('123456'), code.includes('<form'), code.includes('class="framed"')]).toEqual([false, false, false])
    expect(serve.output()).not.toMatch(/3 < 4|PayID|jazz/)
  })

  it('saves it when Postgres is back', async () => {
    const kept = readWholeForm(await away(WORDS, words))
    await database.start()
    await isBack()
    expect((await app(WORDS, kept)).status).toBe(303)
    expect(await (await app(WORDS)).text()).toContain('Slow &quot;evenings&quot; &amp; 3 &lt; 4')
  })
})
