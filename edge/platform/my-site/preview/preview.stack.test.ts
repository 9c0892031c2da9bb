import { afterAll, beforeEach, expect, inject, it } from 'vitest'
import { endPreview, selectAskedPreview } from '../../../../db/queries/site-previews.ts'
import { openHerSite } from '../../../../scripts/test-support/open-her-site.ts'
import { fillIn } from '../../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { sha256 } from '../../../../sites/builder/hash-files.ts'
import { draftPath, draftStatePath, mySitePath } from '../../../../tenants/contract/urls.ts'

// Sophie looks at her draft. The publisher's part is played here, so that no folder is touched.

const TENANT = 'sophie'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(() => begin())
afterAll(close)

const get = (where: string, as = cookie) => requestDashboard(where, { cookie: as })
const show = async (where: string) => (await get(where)).text()
const seeing = async (tagline: string) =>
  sendForm(cookie, mySitePath('words'), [
    ...fillIn(readWholeForm(await show(mySitePath('words')), 'was.'), { 'content-tagline': tagline }),
    ['do', 'see'],
  ])
const stateOf = async (as = cookie) => (await get(draftStatePath(), as)).json()
/** The publisher's part. */
async function end(problems: Parameters<typeof endPreview>[2]['problems'] = []) {
  const asked = await selectAskedPreview(sql, TENANT)
  if (asked) await endPreview(sql, TENANT, { previewId: asked.previewId, mark: asked.mark, problems })
  return asked
}

it('is made from a form, opens by a key that only she gets, and follows what she saves', async () => {
  const waiting = await seeing('Seen first')
  expect([waiting.status, waiting.text.includes('Making your draft…')]).toEqual([303, true])
  expect((await get(draftPath('/'))).headers.get('refresh')).toBe('2')
  expect(await stateOf()).toEqual({ state: 'building' })
  const asked = await end()
  const ready = await get(draftPath('/rates'))
  const page = await ready.text()
  const [, origin = '', key = ''] = /href="(http:\/\/preview-sophie\.localhost:\d+)\/rates\?key=([0-9a-f]{64})"/.exec(page) ?? []
  expect([sha256(key), asked?.framedBy]).toEqual([asked?.accessHash, `http://localhost:${inject('port')}`])
  expect([ready.headers.get('refresh'), page.includes('Your draft is ready')]).toEqual([null, true])
  expect(ready.headers.get('content-security-policy')).toContain(`frame-src ${origin};`)
  // Beside the form, too.
  expect(await show(mySitePath('words'))).toMatch(new RegExp(`<iframe[^>]* src="${origin}/\\?key=${key}"`))
  const other = await signInAs('claire', sql)
  expect([await stateOf(other), (await (await get(draftPath(), other)).text()).includes(key)]).toEqual([{ state: 'none' }, false])

  await seeing('Seen anew')
  expect(await stateOf()).toEqual({ state: 'building' })
  expect((await end())?.accessHash).toBe(asked?.accessHash)
  expect(await stateOf()).toEqual({ state: 'ready' })
  await sendForm(cookie, mySitePath('review'), [['do', 'discard-all']])
  expect([await stateOf(), await show(draftPath())]).toEqual([{ state: 'none' }, expect.stringContaining('Nothing to preview')])
})

it('says why it can’t be, beside the field too, and is tried again', async () => {
  await seeing('Not to be')
  await end([{ file: 'content.yaml', path: 'tagline', words: 'This can’t be read there.' }])
  expect(await show(draftPath())).toMatch(/my-site\/words#content-tagline"[^>]*>Tagline<\/a>: This can’t be read there\./)
  expect(await show(mySitePath('words'))).toMatch(/id="content-tagline-error"[^>]*>\s*This can’t be read there\./)
  expect(await show(mySitePath('review'))).toContain('This can’t be read there.')
  expect((await sendForm(cookie, draftPath(), [['at', '//evil.example']])).text).toContain('Making your draft…')
  expect(await show(draftPath('//evil.example'))).not.toContain('evil')
})
