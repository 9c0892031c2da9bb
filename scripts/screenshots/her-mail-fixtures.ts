import type { Draft } from '../../edge/platform/mail/draft.ts'
import type { Mail } from '../../edge/platform/mail/mail.ts'
import { draftFlood } from '../../edge/platform/mail/render-flood-mail.ts'
import { draftInvitation, draftSignIn, READY, SET_UP } from '../../edge/platform/mail/sign-in-mail.ts'
import { draftSiteLive } from '../../edge/platform/mail/site-live-mail.ts'
import { toHer } from '../../edge/platform/mail/to-her.ts'
import { draftTomorrow, type TomorrowEntry } from '../../edge/platform/mail/tomorrow-mail.ts'
import type { MailKind } from '../../tenants/contract/mail-kinds.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'
import { BOOKING_FIXTURE, CLIENT_FIXTURE, momentFixture } from './mail-fixtures.ts'

// Mails to her that are about no one request.

const tenant = BOOKING_FIXTURE
const app = 'https://companionconnect.app'
const to = { url: `${app}/sign-in/token`, code: '271828' }
const invited = { ...to, name: 'Claire', signIn: `${app}/sign-in`, elsewhere: 'companionconnect.app/sign-in/code' }

/** Two appointments of a day: one whose client has said so, and one whose client has not. */
export const TOMORROW_FIXTURE: readonly TomorrowEntry[] = (['yes', 'asked'] as const).map((reconfirmation, index) => ({
  row: {
    ...BOOKING_FIXTURE,
    ...{
      group: 'coming',
      state: 'confirmed',
      status: 'confirmed',
      reconfirmation,
      isMoving: false,
      isWished: false,
      isBack: false,
      overlaps: false,
      isTaken: false,
      isBlocked: false,
      isBusy: false,
      heldUntil: null,
    },
    ...{ earlierVisits: index, answerBy: BOOKING_FIXTURE.startsAt },
    startsAt: momentFixture(`2026-12-05T0${3 + index * 6}:00Z`),
    endsAt: momentFixture(`2026-12-05T${index === 0 ? '05' : '12'}:00Z`),
  },
  client: index === 0 ? CLIENT_FIXTURE : { ...CLIENT_FIXTURE, name: new StrangersText('Alex Example'), address: null },
  warnings: index === 0 ? [] : ['Asked to reconfirm, no answer yet'],
}))

export const tomorrowMail = (entries: readonly TomorrowEntry[], now: string): Mail =>
  toHer(draftTomorrow(entries, { tenant, day: '2026-12-05', now: new Date(now), app }), { mailId: 'tomorrow', tenant })

const MAILS: Record<string, { kind: MailKind; draft: Draft }> = {
  'sign-in': { kind: 'sign_in', draft: draftSignIn(to) },
  invitation: { kind: 'invitation', draft: draftInvitation(READY, invited) },
  'invitation-to-set-up': { kind: 'invitation', draft: draftInvitation(SET_UP, invited) },
  'site-live': {
    kind: 'site_live',
    draft: draftSiteLive('Claire', { site: 'https://claire.companionconnect.app', app: `${app}/dashboard` }),
  },
  flood: { kind: 'flood_companion', draft: draftFlood(app) },
}

export const HER_MAIL_FIXTURES: Record<string, Mail> = {
  ...Object.fromEntries(Object.entries(MAILS).map(([name, { kind, draft }]) => [name, toHer(draft, { mailId: kind, tenant })])),
  tomorrow: tomorrowMail(TOMORROW_FIXTURE, '2026-12-04T08:30Z'),
}
