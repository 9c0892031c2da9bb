import type { ParsedMail } from 'mailparser'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { readMails, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { runScript } from '../../../scripts/test-support/run-script.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'

// Of a tenant whom no other test invites.
const ADDRESS = 'margot@example.com'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const invite = (slug: string) => runScript('invite', [slug], { DATA_DIR: inject('dataDir') })
const seen = new Set<string>()
/** The mail of a new invitation. */
async function invited(): Promise<ParsedMail> {
  expect((await invite('margot')).text).toContain(ADDRESS)
  const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
  await requestDashboard('/_/operator/run', { cookie: '', form: {}, headers: { authorization: `Bearer ${operatorKey}` } })
  const mail = await eventually(async () => {
    const mails = await readMails(inject('dataDir'), 'Your page is ready')
    return mails.find((each) => recipientOf(each).includes(ADDRESS) && !seen.has(each.messageId ?? ''))
  }, 'An invitation')
  seen.add(mail.messageId ?? '')
  return mail
}
const linkIn = ({ text = '' }: ParsedMail) => new URL(/http\S+\/sign-in\/\S+/.exec(text)?.[0] ?? '').pathname
const codeIn = ({ text = '' }: ParsedMail) => /^\d{6}$/m.exec(text)?.[0] ?? ''
const show = async (path: string, cookie = '') => (await requestDashboard(path, { cookie })).text()
const follow = (link: string) => requestDashboard(link, { cookie: '', form: {} })
const type = (form: { code: string; email?: string }, cookie = '') => requestDashboard('/sign-in/code', { cookie, form })
const isIn = (answer: Response) => (answer.headers.get('set-cookie') ?? '').includes('desk=')

describe('an invitation', () => {
  it('is one link for a week, by command, which ends the one before', async () => {
    expect((await invite('nobody')).text).toContain('There is no tenant "nobody"')
    const [first, second] = [linkIn(await invited()), linkIn(await invited())]
    await sql`
      update sign_in_links set created_at = now() - interval '6 days', expires_at = expires_at - interval '6 days'
      where tenant_id = 'margot' and expires_at > now() + interval '1 day'`
    expect((await follow(first)).status).toBe(410)
    expect((await follow(second)).status).toBe(303)
  })

  it('has a code too, typed with her address on any device, once', async () => {
    const mail = await invited()
    const code = codeIn(mail)
    expect(code).toMatch(/^\d{6}$/)
    expect(mail.text).toMatch(/open localhost:\d+\/sign-in\/code there and type your email address and this code:\s+\d{6}\n/)
    expect(await show(linkIn(mail))).toContain(`<b>${code}</b>`)
    expect(await show('/sign-in')).toContain('href="/sign-in/code"')
    expect(await show('/sign-in/code')).toMatch(/name="email"[\s\S]*name="code"/)
    const wrong = await type({ email: ADDRESS, code: code === '000000' ? '000001' : '000000' })
    expect([isIn(wrong), wrong.headers.get('location')]).toEqual([false, '/sign-in/code?said=wrong'])
    for (const email of ['claire@example.com', 'nobody@example.com', '']) {
      const other = await type({ email, code })
      expect([isIn(other), other.headers.get('location')], email).toEqual([false, '/sign-in/code?said=wrong'])
    }
    // Without her address it is no code at all, in a browser that has asked for a link of its own either.
    const asked = await requestDashboard('/sign-in', { cookie: '', form: { email: 'nobody-invited@example.com' } })
    const browser = /asks=[0-9a-f]{64}/.exec(asked.headers.get('set-cookie') ?? '')?.[0] ?? ''
    expect(browser).not.toBe('')
    for (const cookie of ['', browser]) expect(isIn(await type({ code }, cookie))).toBe(false)
    const right = await type({ email: ' Margot@Example.com', code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect([isIn(right), right.headers.get('location')]).toEqual([true, '/dashboard'])
    expect(isIn(await type({ email: ADDRESS, code }))).toBe(false)
    expect((await follow(linkIn(mail))).status).toBe(410)
    expect(await show(linkIn(mail))).not.toContain(code)
  })

  it('has a code that is tried five times and no more, and a link that still works', async () => {
    const mail = await invited()
    for (let tries = 0; tries < 5; tries++) await type({ email: ADDRESS, code: 'not it' })
    expect(isIn(await type({ email: ADDRESS, code: codeIn(mail) }))).toBe(false)
    expect((await follow(linkIn(mail))).headers.get('location')).toBe('/dashboard')
  })
  it('ends unused, as a sign-in link does, when she signs out everywhere', async () => {
    const mail = await invited()
    await sql`insert into sign_in_links (tenant_id, expires_at, browser_hash) values ('margot', now() + interval '9 minutes', 'any')`
    const cookie = await signInAs('margot', sql)
    const out = await requestDashboard('/sign-out', { cookie, form: { everywhere: 'yes' } })
    expect(await show(out.headers.get('location') ?? '')).toContain('links that were not used no longer work')
    expect((await follow(linkIn(mail))).status).toBe(410)
    expect(isIn(await type({ email: ADDRESS, code: codeIn(mail) }))).toBe(false)
    expect([...(await sql`select from sign_in_links where tenant_id = 'margot' and used_at is null and expires_at > now()`)]).toEqual([])
  })
})
