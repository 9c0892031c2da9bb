import { afterAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'

const sql = connect(inject('databaseUrl'))
afterAll(() => sql.end())

it('says below every address of her app that nothing is there, with the tabs', async () => {
  const cookie = await signInAs('claire', sql)
  for (const [path, here] of [
    ['/dashboard/nowhere', '/dashboard'],
    ['/dashboard/requests/ZZZZ-ZZZZ', '/dashboard/requests'],
    ['/dashboard/diary/block/00000000-0000-4000-8000-000000000000', '/dashboard/diary'],
    ['/dashboard/my-site/nowhere', '/dashboard/my-site'],
  ] as const) {
    const response = await requestDashboard(path, { cookie })
    const page = await response.text()
    expect([response.status, response.headers.get('content-type')], path).toEqual([404, expect.stringContaining('text/html')])
    expect(page, path).toContain('<h1>There is nothing here</h1>')
    expect(page, path).toMatch(new RegExp(`<a href="${here}" aria-current="page"`))
  }
  expect((await requestDashboard('/dashboard/nowhere', { cookie: '' })).status).toBe(303)
})
