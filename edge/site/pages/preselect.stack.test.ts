import { expect, inject, it } from 'vitest'
import { requestSite } from '../../../scripts/test-support/request-site.ts'

const get = (where: string, headers: Record<string, string>) => requestSite({ port: inject('port'), slug: 'claire', path: where, headers })

it('chooses in the booking form what a link to it names, without a script', async () => {
  const form = async (search: string) => (await get(`/booking${search}`, { cookie: 'adult=yes' })).text()
  const chosen = (html: string, name: string) =>
    /<option[^>]* value="([^"]*)"[^>]* selected|<option selected[^>]* value="([^"]*)"/.exec(
      html.split(`name="${name}"`)[1]?.split('</select>')[0] ?? '',
    )
  const html = await form('?city=Brisbane&service=dinner')
  expect(chosen(html, 'city')?.slice(1)).toContain('Brisbane')
  expect(chosen(html, 'service')?.slice(1)).toContain('dinner')
  // A service comes with its usual hours; hours that are asked for too hold.
  const theatre = await form('?service=theatre')
  expect(chosen(theatre, 'hours')?.slice(1)).toContain('5')
  expect(theatre).not.toMatch(/<option(?: selected)? value="3" selected/)
  expect(chosen(await form('?service=theatre&hours=4'), 'hours')?.slice(1)).toContain('4')
  expect(await form('')).toBe(await form('?utm_source=x'))
})
