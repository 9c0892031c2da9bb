import { describe, expect, it } from 'vitest'
import type { Spoken } from '../../../db/queries/spoken.ts'
import type { WaitingRow } from '../../../db/queries/waiting-list.ts'
import {
  BOOKING_FIXTURE,
  bookingMailFixtures,
  CLIENT_FIXTURE,
  momentFixture,
  OFFERS_FIXTURE,
} from '../../../scripts/screenshots/mail-fixtures.ts'
import { waitingMailFixtures } from '../../../scripts/screenshots/waiting-mail-fixtures.ts'
import { englishParts, saidBy } from '../../../scripts/test-support/english-parts.ts'
import { BOOKING_STATUSES } from '../../../tenants/contract/booking.ts'
import { MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'
import { wordsOf } from '../../../tenants/contract/words/catalogues.ts'
import type { Mail } from '../mail/mail.ts'
import { linkNotFound } from './link-not-found.tsx'
import { renderMoves } from './own-moves-page.tsx'
import { type OwnRequest, renderOwnRequest } from './own-request-page.tsx'
import { renderOwnPlace } from './waiting/own-place-page.tsx'

// Every page and mail that a client reads of a request, in each language that is not English: what she and the client wrote is as it was written, no more.

const SPOKEN: readonly Spoken[] = [
  {
    locale: 'de',
    prefix: '',
    service: 'Abendessen',
    depositNote: 'Mit ihr steht der Termin.',
    cancellation: 'Zwei Tage vorher kostet es nichts.',
  },
  {
    locale: 'zh-Hans',
    prefix: '/zh-hans',
    service: '晚餐',
    depositNote: '支付定金后日期即告确定。',
    cancellation: '提前两天取消无需任何费用。',
  },
]

/** As they were written by her or by the client, and what has no language. */
const WRITTEN = [
  'Claire',
  'By PayID to claire@example.com, please. Write the reference, and nothing else.',
  'I’ll be on a train that evening. Sunday would be lovely, if you can.',
  ...[CLIENT_FIXTURE.name, CLIENT_FIXTURE.address, CLIENT_FIXTURE.message].map((each) => String(each).replaceAll(/\s+/g, ' ')),
  BOOKING_FIXTURE.reference,
  'AU$',
]
/** German has no other names for these. */
const CITIES_IN_GERMAN = ['Brisbane', 'Perth']
/** What stands in most sentences of English and in none of German. */
const ENGLISH =
  /\b(the|you|your|I|is|and|of|to|it|will|time|times|request|requests|appointment|appointments|email|booking|cancelled|yes)\b/i
/** Chinese has no word in our letters. */
const LETTERS = /[A-Za-z]{2,}/

const withoutWritten = (text: string, written: readonly string[]): string =>
  [/&#?\w+;/g, /https?:\/\/\S+/g, ...written, /\S+@example\.com/g].reduce<string>(
    (left, each) => left.replaceAll(each, ' '),
    text.replaceAll(/\s+/g, ' '),
  )

function expectNoEnglish(text: string, { locale }: Spoken, name: string): void {
  expect(
    englishParts().filter((part) => text.includes(part)),
    name,
  ).toEqual([])
  const left = withoutWritten(text, locale === 'de' ? [...WRITTEN, ...CITIES_IN_GERMAN] : WRITTEN)
  expect((locale === 'de' ? ENGLISH : LETTERS).exec(left)?.[0], `${name}: ${left}`).toBeUndefined()
}

const saidByMail = ({ subject, text, html, ics }: Mail): string =>
  [
    subject,
    text,
    saidBy(html),
    ics?.filename.replace('.ics', ''),
    ...(ics?.content.match(/(?<=SUMMARY:|\nLOCATION:|CN=").*?(?=\r|")/g) ?? []),
  ].join('\n')

const now = new Date('2026-11-23T00:00Z')

describe.each(SPOKEN)('in $locale', (spoken) => {
  const words = wordsOf(spoken.locale)
  const mails = { ...bookingMailFixtures(spoken), ...waitingMailFixtures(spoken) }
  const toClients = Object.entries(mails).filter(([, { mailId }]) => !mailId.endsWith('_companion'))
  const own: OwnRequest = {
    ...BOOKING_FIXTURE,
    spoken,
    offers: [],
    words: '',
    client: CLIENT_FIXTURE,
    deposit: { words: '20\u00a0%', note: spoken.depositNote ?? '' },
    cancellation: spoken.cancellation ?? '',
    canCancel: true,
    canMove: true,
  }
  const page = async (change: Partial<OwnRequest>, said?: string) => (await renderOwnRequest({ ...own, ...change }, { now, said })).text()

  it('every mail to a client is, and names her day, her clock and her prices as that language writes them', () => {
    const kinds = MAIL_KINDS.filter((kind) => kind.endsWith('_client') || kind.startsWith('waiting_'))
    expect(new Set(toClients.map(([, { mailId }]) => mailId))).toEqual(new Set(kinds))
    for (const [name, mail] of toClients) {
      expect(mail.html, name).toContain(`<html lang="${spoken.locale}">`)
      expectNoEnglish(saidByMail(mail), spoken, name)
    }
    const { text } = mails['client-received'] as Mail
    expect(text.replaceAll('\u00a0', ' ')).toContain(
      spoken.locale === 'de'
        ? 'Was: Abendessen, 3 Stunden\nWo: Brisbane, bei Ihnen\nHonorar: 1.500 AU$'
        : '内容：晚餐，3 小时\n地点：布里斯班，在您那里\n价格：AU$1,500',
    )
    expect(text.replaceAll('\u00a0', ' ')).toContain(
      spoken.locale === 'de'
        ? 'Wann: Samstag, 5. Dezember 2026, 19:00 bis 22:00 Uhr, Ortszeit Brisbane'
        : '时间：2026年12月5日星期六 19:00 至 22:00，布里斯班当地时间',
    )
  })

  it('her own mails stay in English, and name the client’s', () => {
    const hers = Object.entries(mails).filter(([, { mailId }]) => mailId.endsWith('_companion'))
    expect(hers.length).toBeGreaterThan(8)
    const english = bookingMailFixtures()
    const language = /^Language:\s+(German|Simplified Chinese)\. The emails to this client are too\.\n/m
    for (const [name, { subject, text }] of hers)
      expect([subject, text.replace(language, '')], name).toEqual([english[name]?.subject, english[name]?.text])
    expect(mails.request?.text).toMatch(language)
  })

  it('the client’s own page is, wherever the request stands', async () => {
    for (const status of BOOKING_STATUSES)
      for (const change of [
        {},
        { offers: OFFERS_FIXTURE },
        { offers: OFFERS_FIXTURE.slice(0, 1), words: 'I’ll be on a train that evening. Sunday would be lovely, if you can.' },
        { emailCheck: 'asked', client: null },
        { emailCheck: 'confirmed' },
        { lastDeed: 'lapsed' },
        { lastDeed: 'kept' },
        { wasOffered: true, pickedInstead: momentFixture('2026-12-04T09:00Z') },
        { wishAt: momentFixture('2026-12-06T08:00Z') },
        { reconfirmation: 'asked', priceCents: null },
        { reconfirmation: 'yes' },
      ] satisfies Partial<OwnRequest>[]) {
        const html = await page({ status, ...change })
        expect(html).toContain(`<html lang="${spoken.locale}"`)
        expect(html).toContain(`href="${spoken.prefix || '/'}"`)
        expectNoEnglish(saidBy(html), spoken, `${status} ${JSON.stringify(Object.keys(change))}`)
        // What a script puts together, and what a mail program is given.
        const given = [...html.matchAll(/(?:data-clock|data-time)="([^"]*)"|&amp;body=([^"]*)"/g)].map(([, clock, body]) =>
          (clock ?? decodeURIComponent(body ?? '')).replaceAll(/\{\w+\}|&quot;\w+&quot;:|&quot;/g, ' '),
        )
        for (const each of given) expectNoEnglish(each, spoken, `${status}: given`)
      }
    for (const said of ['chosen', 'gone', 'not_allowed', 'too_often']) expectNoEnglish(saidBy(await page({}, said)), spoken, said)
    expectNoEnglish(saidBy(await page({ lastDeed: 'moved' }, 'moved')), spoken, 'moved')
    expect(await page({ status: 'confirmed' })).toContain(words.own.confirmed)
    expect(await page({ status: 'confirmed' })).toContain(spoken.cancellation)
  })

  it('the page on which it is moved is, and the pages for what is gone are', async () => {
    const moves = {
      ...{ day: '2026-12-05', hours: 3.5, priceCents: null, isUnread: false, earlier: '2026-11-07', later: '2027-01-02' },
      days: [{ date: '2026-12-05', starts: ['09:00', '14:00', '19:00', '00:30'] }],
      lengths: [0.5, 1, 3.5],
    }
    for (const status of ['pending', 'confirmed'] as const)
      for (const change of [{}, { isUnread: true, days: [] }, { days: [] }, { said: 'slot_taken', chosen: '19:00', priceCents: 160_000 }])
        expectNoEnglish(
          saidBy(await (await renderMoves({ ...own, status }, { ...moves, ...change }, { now })).text()),
          spoken,
          `moves ${status}`,
        )
    const gone = [
      linkNotFound({ host: 'tenant', lang: spoken.locale }),
      renderOwnRequest(undefined, { now, lang: spoken.locale }),
      renderOwnPlace(undefined, spoken.locale),
    ]
    for (const each of gone) expectNoEnglish(saidBy(await (await each).text()), spoken, 'gone')
  })

  it('the page behind the mails of a waiting list is', async () => {
    const at = new Date('2026-11-24T00:00Z')
    for (const asked of [
      { legFrom: '2026-12-04', legTo: '2026-12-08', asksUntil: null },
      { legFrom: null, legTo: null, asksUntil: '2027-05-01', serviceId: 'dinner', hours: 3 },
    ])
      for (const [confirmedAt, toldAt] of [
        [null, null],
        [at, null],
        [at, at],
      ]) {
        const waiter = { city: 'Perth', ...asked, confirmedAt, toldAt } as WaitingRow
        const html = await (await renderOwnPlace({ waiter, spoken })).text()
        expectNoEnglish(saidBy(html), spoken, JSON.stringify(waiter))
        if (toldAt) expect(html).toContain(`href="${spoken.prefix}/booking?`)
      }
  })
})
