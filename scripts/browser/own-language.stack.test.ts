import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { cityName } from '../../tenants/contract/words/city-names.ts'
import { englishParts, saidBy } from '../test-support/english-parts.ts'
import { eventually } from '../test-support/eventually.ts'
import { readMails, recipientOf } from '../test-support/read-mails.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { type SpeakingStack, startSpeaking } from '../test-support/start-speaking.ts'

// Claire in English and Chinese, Sophie in German alone, on a stack of their own: the language in which somebody asks stays with the request.

const [de, zh] = [wordsOf('de'), wordsOf('zh-Hans')]

let speaking: SpeakingStack
beforeAll(async () => {
  speaking = await startSpeaking(inject('databaseUrl'))
})
afterAll(() => speaking.stop())

const ask = (slug: string, where: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  requestSite({ port: speaking.port, slug, path: where, ...options, headers: { 'cf-connecting-ip': freshAddress(), ...options.headers } })

/** Asks for a booking as the form does. Returns its reference and the mail that says it has arrived. */
async function request(slug: string, fields: object): Promise<{ reference: string; mail: ParsedMail }> {
  const email = `client-${slug}-${process.pid}-${Math.random().toString(36).slice(2, 8)}@example.com`
  const answer = await ask(slug, '/_/bookings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Sam', email, service: 'dinner', hours: 3, ...fields }),
  })
  expect(answer.status).toBe(201)
  const { reference } = (await answer.json()) as { reference: string }
  return { reference, mail: await mailOf(reference, email) }
}

const mailOf = (reference: string, email: string, subject = ''): Promise<ParsedMail> =>
  eventually(async () =>
    (await readMails(speaking.dataDir, reference)).find((mail) => recipientOf(mail).includes(email) && mail.subject?.includes(subject)),
  )

/** The address of the client's own page, as the mail has it. */
const ownPath = ({ text = '' }: ParsedMail): string => /\/_\/request\/\S+/.exec(text)?.[0] ?? ''
const mainOf = (page: string): string => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''

describe('a request', () => {
  it.each([
    ['claire', 'zh-Hans', zh, '晚餐', '/zh-hans'],
    ['sophie', 'de', de, 'Abendessen', '/'],
  ] as const)('is told to its client in the language it was asked in: %s, %s', async (slug, lang, words, service, home) => {
    const { reference, mail } = await request(slug, { lang, startsAt: startInDays(45) })
    expect(mail.subject).toBe(words.letters.received.subject)
    expect(mail.text).toContain(service)
    expect(mail.html).toContain(`<html lang="${lang}">`)
    const where = ownPath(mail)
    expect(where.endsWith('?lang=zh-Hans')).toBe(lang === 'zh-Hans')
    const page = await (await ask(slug, where)).text()
    expect(page).toContain(`<html lang="${lang}"`)
    expect(/<main[^>]*>/.exec(page)?.[0]).toContain(`lang="${lang}"`)
    expect(mainOf(page)).toContain(words.own.itsMe)
    expect(mainOf(page)).toContain(`href="${home}"`)
    expect(englishParts().filter((part) => saidBy(mainOf(page)).includes(part))).toEqual([])
    // What it is moved to is found by the site, and told by the platform.
    const movesAt = async (query: string) => mainOf(await (await ask(slug, `${where.split('?')[0]}${query}`)).text())
    const moves = await movesAt('?change')
    expect(moves).toContain(words.change.choose)
    expect(moves).toContain(service)
    const chosen = /href="(\?change=[^"]*time=[^"]*)"/.exec(moves)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await movesAt(chosen)).toContain(words.change.moves)
    await ask(slug, `${where.split('?')[0]}?do=cancel`, { method: 'POST' })
    const gone = await mailOf(reference, recipientOf(mail).replace(/.*<|>/g, ''), words.letters.takenBack.subject)
    expect(gone.text).toContain(words.letters.takenBack.text)
  })

  it('is told in English to a client who asked in English, and in the first language to one who named none', async () => {
    const english = await request('claire', { lang: 'en-AU', startsAt: startInDays(46) })
    expect(english.mail.subject).toBe('Your request has arrived')
    expect(ownPath(english.mail)).not.toContain('lang=')
    for (const lang of [undefined, 'fr', 'zh-Hans'])
      expect((await request('sophie', { lang, startsAt: startInDays(47 + ['', 'fr', 'zh-Hans'].indexOf(lang ?? '')) })).mail.subject).toBe(
        de.letters.received.subject,
      )
  })

  it('that is gone, or never was, is told of in the language of the link', async () => {
    for (const [slug, query, words] of [
      ['sophie', '', de],
      ['claire', '?lang=zh-Hans', zh],
    ] as const)
      for (const path of ['/_/request/nobody', '/_/waiting/nobody']) {
        const page = await (await ask(slug, path + query)).text()
        expect(page).toContain(`<html lang="${query === '' ? 'de' : 'zh-Hans'}"`)
        expect(page).toContain(words.own.noLink)
      }
    expect(await (await ask('claire', '/_/request/nobody')).text()).toContain('The link is not complete, is too old')
  })
})

describe('somebody who asks to be told of a leg', () => {
  it('is asked whether it is them in the language of the page, and so is the page behind it', async () => {
    const list = await (await ask('claire', '/_/waiting?lang=zh-Hans')).text()
    const city = decodeURIComponent(/\/_\/waiting\?city=([^&"]+)/.exec(list)?.[1] ?? '')
    const email = `waits-${process.pid}@example.com`
    await ask('claire', '/_/waiting', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ city, email, lang: 'zh-Hans' }).toString(),
    })
    const told = cityName(city, 'zh-Hans')
    expect(told).not.toBe(city)
    const mail = await mailOf(told, email)
    expect(mail.subject).toBe(zh.letters.waiting.subject)
    const where = /\/_\/waiting\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
    const page = await (await ask('claire', where)).text()
    expect(page).toContain('<html lang="zh-Hans"')
    expect(mainOf(page)).toContain(zh.ownPlace.tellMe)
    expect(JSON.stringify(mail.headers.get('list'))).toContain('lang=zh-Hans&do=stop')
  })
})
