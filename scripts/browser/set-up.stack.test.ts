import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localUrl, mySitePath, setUpPath } from '../../tenants/contract/urls.ts'
import { createTenant, DEFAULT_ANSWERS } from '../new/create-tenant.ts'
import { inviteToSetUp } from '../new/invite-to-set-up.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { eventually } from '../test-support/eventually.ts'
import { readMails } from '../test-support/read-mails.ts'
import { requestSite } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startPublishing } from '../test-support/start-publishing.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { launchBrowser } from './launch-browser.ts'

// Ruby's first evening: invited as Emma in Sydney, she sets her site up on her phone without a script but for photos, and the operator opens it.

const HER = 'ruby'
const ADDRESS = 'ruby@example.com'
let world: Awaited<ReturnType<typeof startPublishing>>
let folder: string
let browser: Browser
beforeAll(async () => {
  const template = path.resolve(import.meta.dirname, '../../tenants/_template')
  world = await startPublishing(async (tenants) => {
    await cp(template, path.join(tenants, '_template'), { recursive: true })
    await createTenant(tenants, HER, { ...DEFAULT_ANSWERS, name: 'Emma', email: ADDRESS, isInvited: true })
  })
  folder = await mkdtemp(path.join(tmpdir(), 'phone-'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
  await rm(folder, { recursive: true, force: true })
})

const home = () => localUrl({ port: world.stack.port })
const phone = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' } as const
async function openPhone(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ ...phone, javaScriptEnabled })
  const cookie = await signInAs(HER, world.sql, { port: world.stack.port, dataDir: world.dataDir })
  await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home() }])
  return context.newPage()
}
const site = (where = '/') => requestSite({ port: world.stack.port, slug: HER, path: where, headers: { dnt: '1' } })
const goOn = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).last().click()
const asks = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

async function hasNoComplaints(page: Page, where: string): Promise<void> {
  expect(await complaintsOf(page), where).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await colourComplaintsOf(page), `${where} in the dark`).toEqual([])
}

/** By a browser with a script, which the check of it needs. */
async function looksRight(where: string): Promise<void> {
  const page = await openPhone(true)
  await page.goto(home() + where)
  await hasNoComplaints(page, where)
  await page.setViewportSize({ width: 320, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(320)
  await page.context().close()
}

async function makePhoto(name: string, background: string): Promise<string> {
  const file = path.join(folder, name)
  await sharp({ create: { width: 1200, height: 1500, channels: 3, background } }).toFile(file)
  return file
}

it('is invited to set it up, and nobody can open it', async () => {
  await inviteToSetUp(world.sql, world.place.paths, HER)
  await world.stack.operate('run', {})
  const mail = await eventually(async () => (await readMails(world.dataDir, 'Set up your site'))[0], 'An invitation')
  expect(mail.text).toMatch(/six steps away[\s\S]*Nothing is public before you say that it’s ready[\s\S]*\d{6}/)
  expect((await site()).status).toBe(404)
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(/http\S+\/sign-in\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Sign in on this device' }).click()
  await asks(page, 'Your site in six steps')
  await looksRight(setUpPath())
  await context.close()
})

it('sets it up in six steps, stops and goes on later, and says that it is ready', async () => {
  let page = await openPhone(false)
  await page.goto(`${home()}/dashboard`)
  await page.getByRole('link', { name: 'Start: Name' }).click()
  await looksRight(setUpPath('name'))
  await page.getByLabel('The name you work under').fill('Ruby')
  await goOn(page)
  await asks(page, 'Where are you based?')
  await page.getByLabel('Your city').fill('Nowhere in particular')
  await goOn(page)
  await page.getByText('Which time zone is your city in?').waitFor()
  await page.getByLabel('Your city').fill('perth')
  await goOn(page)
  await asks(page, 'What should visitors read first?')
  await page.getByLabel('Tagline').fill('An evening without a clock')
  await page.getByLabel('Introduction').fill('I laugh easily and listen well.')
  await looksRight(setUpPath('words'))
  // Her phone rings: another day, another session.
  await goOn(page)
  await page.context().close()
  page = await openPhone(true)
  await page.goto(`${home()}/dashboard`)
  await page.getByRole('link', { name: 'Continue: Photos' }).click()
  await goOn(page)
  await page.getByText('Add at least one photo of your own first').waitFor()
  await page.getByLabel('Choose photos').setInputFiles([await makePhoto('one.jpg', '#764'), await makePhoto('two.jpg', '#467')])
  await asks(page, 'What do they show?')
  for (const [at, words] of ['A red dress by a window', 'A hand on a rail'].entries())
    await page.getByLabel('What the photo shows').nth(at).fill(words)
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await asks(page, 'Which photos show you best?')
  await looksRight(setUpPath('photos'))
  await goOn(page)
  await asks(page, 'When can a booking start?')
  await page.getByText('Times are Perth time').waitFor()
  await page.getByLabel('Sunday: from').fill('')
  await page.getByLabel('Sunday: latest start').fill('')
  await looksRight(setUpPath('hours'))
  await goOn(page)
  await asks(page, 'How should it look?')
  await page.locator('label.tile', { hasText: 'Elegant' }).click()
  await page.getByRole('button', { name: 'Show its colours' }).click()
  await asks(page, 'How should it look?')
  await looksRight(setUpPath('look'))
  await goOn(page)
  await asks(page, 'Your site, as it will be')
  // Prices and services are no step, and neither they nor words that speak to her go public.
  await page.getByRole('link', { name: 'Your services are still the example' }).waitFor()
  await page.getByRole('link', { name: 'What you say about yourself is still the example' }).click()
  await page.getByLabel('About you').fill('I grew up by the sea.')
  await goOn(page)
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.goto(home() + mySitePath('services/dinner'))
  await page.getByText('Your site is not public yet.').waitFor()
  await page.getByLabel('Price for the usual length').fill('1,300')
  await page.getByLabel('Description').fill('A long table and no hurry.')
  await save()
  await page.goto(home() + mySitePath('rates'))
  for (const line of await page.locator('details.line-of > summary').all()) await line.click()
  await page.locator('[name$="items.0.incall"]').fill('850')
  await page.locator('[name$="items.1.outcall"]').fill('1,300')
  await save()
  await page.goto(home() + setUpPath('ready'))
  await page.getByRole('button', { name: 'See my site' }).click()
  const [draft] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open my site' }).click()])
  await draft.getByText('An evening without a clock').first().waitFor()
  await looksRight(setUpPath('ready'))
  const written = await readFile(path.join(world.place.paths.tenants, HER, 'tenant.yaml'), 'utf8')
  expect([(await site()).status, written.includes('Ruby')]).toEqual([404, false])
  await page.getByRole('button', { name: 'It’s ready' }).click()
  await asks(page, 'We’re looking at it')
  // Nobody but the operator opens it.
  await page.goto(home() + mySitePath('hide'))
  await page.getByText('until it is approved').waitFor()
  await page.context().close()
})

it('is opened by the operator, as one commit of hers, and she is told', async () => {
  const { operatorKey } = await loadLocalSecrets(world.dataDir)
  const context = await browser.newContext({ ...phone, httpCredentials: { username: 'operator', password: operatorKey } })
  const page = await context.newPage()
  await page.goto(`${home()}/operator`)
  await page.getByRole('heading', { name: 'Waiting for your approval' }).waitFor()
  await page.getByRole('link', { name: HER, exact: true }).click()
  await page.getByRole('link', { name: 'Look at her site' }).waitFor()
  await hasNoComplaints(page, 'the operator’s page')
  await page.getByRole('button', { name: 'Approve and publish' }).click()
  const live = await eventually(async () => {
    const answer = await site()
    return answer.status === 200 ? answer.text() : undefined
  }, 'Her site')
  await page.getByText('Open to everyone since').waitFor()
  expect(live).toMatch(/<title>Ruby · Perth[\s\S]*An evening without a clock/)
  expect(live).not.toContain('placeholder')
  expect(await readFile(path.join(world.place.paths.tenants, HER, 'tenant.yaml'), 'utf8')).toMatch(
    /name: "Ruby"\nstatus: active\ncity: "Perth"\n[\s\S]*timeZone: "Australia\/Perth"/,
  )
  expect(await world.place.git('log', '--format=%an %s')).toMatch(/^Ruby Ruby: .* more\nDev Begin$/)
  await world.stack.operate('run', {})
  const mail = await eventually(async () => (await readMails(world.dataDir, 'Your page is open'))[0], 'The mail that it is open')
  expect(mail.text).toContain('Hello Ruby')
  expect((await world.sql`select booking_rules ->> 'city' as city, hidden_by_her from tenants where tenant_id = ${HER}`)[0]).toEqual({
    city: 'Perth',
    hidden_by_her: false,
  })
  // Her name is in addresses and mails now: no form of hers has it any more.
  const hers = await openPhone(false)
  await hers.goto(home() + setUpPath('name'))
  expect(new URL(hers.url()).pathname).toBe(mySitePath())
  for (const each of [hers.context(), context]) await each.close()
})
