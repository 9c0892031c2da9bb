import { afterAll, beforeEach, expect, it } from 'vitest'
import { selectDraft } from '../../../../db/queries/site-changes.ts'
import { openHerSite } from '../../../../scripts/test-support/open-her-site.ts'
import { fillIn } from '../../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

// Pages of her own, as a browser without scripts writes them.

const TENANT = 'margot'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(async () => {
  await begin({ 'pages/letters.md': '---\ntitle: Letters\nmenu: false # later\n---\n\nI answer them.\n' })
})
afterAll(close)

const show = async (part: string) => (await requestDashboard(mySitePath(part), { cookie })).text()
const fill = async (part: string, values: Record<string, string>) =>
  sendForm(cookie, mySitePath(part), [...fillIn(readWholeForm(await show(part), 'was.'), values), ['do', 'save']])
const drafted = async () => (await selectDraft(sql, TENANT)).map(({ file, before, after }) => ({ file, before, after }))

it('adds a page under an address of its own, and shows it in the review by its name', async () => {
  const [title, text] = ['pages/new-title', 'pages/new-text']
  const refused = await fill('add-page', { [title]: 'On letters', [text]: 'Write to me. <script>alert(1)</script>' })
  expect([refused.status, await drafted()]).toEqual([422, []])
  expect(refused.text).toMatch(
    /“&lt;script&gt;[^<]*” can’t stand in this text[\s\S]*On letters|On letters[\s\S]*“&lt;script&gt;[^<]*” can’t stand in this text/,
  )
  const saved = await fill('add-page', { [title]: 'On letters', [text]: 'Write to me.' })
  expect(saved.status).toBe(303)
  expect(await drafted()).toEqual([
    {
      file: 'pages/on-letters.md',
      before: undefined,
      after: expect.stringMatching(/^---\ntitle: "On letters"\n[\s\S]*---\n\nWrite to me\.\n$/),
    },
  ])
  expect(await show('review')).toMatch(/New page: On letters[\s\S]*Write to me\./)
  // A name that the menu has already, and an address that the site has, are not given to a page.
  const twice = await fill('add-page', { [title]: 'Rates', [text]: 'Mine.' })
  expect([twice.status, twice.text.includes('Your menu has “Rates” already.')]).toEqual([422, true])
  await fill('add-page', { [title]: 'Robots', [text]: 'Mine.' })
  expect((await drafted()).map(({ file }) => file)).toEqual(['pages/on-letters.md', 'pages/robots-2.md'])
})

it('changes what a developer has written, and takes it away', async () => {
  expect(await show('pages')).toMatch(/Letters[\s\S]*\/letters, not in the menu/)
  const saved = await fill('pages/letters', { 'pages/letters-text': 'I answer them by hand.' })
  expect(saved.status).toBe(303)
  expect(await drafted()).toEqual([
    {
      file: 'pages/letters.md',
      before: expect.stringContaining('# later'),
      after: '---\ntitle: "Letters"\nmenu: false\n---\n\nI answer them by hand.\n',
    },
  ])
  await sendForm(cookie, mySitePath('pages/letters'), [['do', 'remove']])
  expect(await drafted()).toEqual([{ file: 'pages/letters.md', before: expect.stringContaining('# later'), after: undefined }])
  expect(await show('review')).toContain('Page removed: Letters')
  expect((await requestDashboard(mySitePath('pages/letters'), { cookie })).status).toBe(404)
})

it('says under which address a page goes whose title has no letter for one', async () => {
  const saved = await fill('add-page', { 'pages/new-title': '🥂', 'pages/new-text': 'To long evenings.' })
  expect(saved.status).toBe(303)
  expect((await drafted()).map(({ file }) => file)).toEqual(['pages/page.md'])
  expect(await show('pages?said=unnamed')).toContain('Its title has no letter for an address, so that it is called “page” there.')
})
