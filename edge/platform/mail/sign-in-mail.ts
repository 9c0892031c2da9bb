import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectSetUp } from '../../../db/queries/set-up.ts'
import { type SignInLink, selectSignInLink } from '../../../db/queries/sign-in.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { INVITATION_DAYS, SIGN_IN_MINUTES } from '../../../tenants/contract/limits.ts'
import { signInCodePath, signInPath } from '../../../tenants/contract/urls.ts'
import { figure, links, note, opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { signInCode } from '../keys/sign-in-code.ts'
import { signSignIn } from '../keys/sign-in-link.ts'
import { typedAddress } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { toHer } from './to-her.ts'

/** The mail with a link to sign in, and the code for mail programs that open links in a browser of their own; `occasion` is the link's id. */
export async function renderSignInMail(env: PlatformEnv, sql: Sql, due: DueMail): Promise<Mail | undefined> {
  const { tenant, link, url, code } = await readAll(env, sql, due)
  if (!tenant || !link) return undefined
  return toHer(draftSignIn({ url, code: link.isInvitation ? undefined : code }), { mailId: due.mailId, tenant })
}

/** Its words. Pure. */
export const draftSignIn = ({ url, code }: { url: string; code: string | undefined }): Draft => ({
  subject: 'Your sign-in link',
  preheader: `It works once, for ${SIGN_IN_MINUTES} minutes.`,
  blocks: [
    opening({ lines: ['Sign in'] }),
    paragraph(
      `This link signs you in. It works once, for ${SIGN_IN_MINUTES} minutes. If you didn’t ask for it, you can ignore this email.`,
    ),
    button({ label: 'Sign in', href: url }),
    ...(code === undefined
      ? []
      : [paragraph('If the link opens in the wrong place, type this code on the page where you asked for it:'), figure(code)]),
  ],
})

interface InvitationWords {
  title: string
  lead: string
  /** Further sentences. */
  more?: readonly string[]
  deed: string
}

/** What an invitation promises: an app beside a site that is there, or a site to set up. */
export const READY: InvitationWords = {
  title: 'Your page is ready',
  lead: 'everything is ready for you: requests, diary and what works, in one app for your phone.',
  deed: 'Sign in',
}
export const SET_UP: InvitationWords = {
  title: 'Set up your site',
  lead: 'your own site is six steps away: name, city, words, photos, hours and look. A few minutes each, on your phone.',
  deed: 'Begin',
  more: ['Stop any time and go on later. Nothing is public before you say that it’s ready.'],
}

/** The first mail of all: where she signs in, with a link that does it once. */
export async function renderInvitationMail(env: PlatformEnv, sql: Sql, due: DueMail): Promise<Mail | undefined> {
  const { tenant, link, setUp, url, code } = await readAll(env, sql, due)
  if (!tenant || !link) return undefined
  const to = { url, code, signIn: env.PLATFORM_URL + signInPath(), elsewhere: typedAddress(env, signInCodePath()) }
  return toHer(draftInvitation(setUp ? SET_UP : READY, { name: tenant.name, ...to }), { mailId: due.mailId, tenant })
}

interface InvitationFacts {
  name: string
  /** The link that signs her in, and the code that does the same. */
  url: string
  code: string
  /** Where she asks for another link. */
  signIn: string
  /** Where the code is typed, as people type it. */
  elsewhere: string
}

/** Its words. Pure. */
export const draftInvitation = (
  { title, lead, deed, more = [] }: InvitationWords,
  { name, url, code, signIn, elsewhere }: InvitationFacts,
): Draft => ({
  subject: title,
  preheader: `The link works once, for ${INVITATION_DAYS} days.`,
  blocks: [
    opening({ lines: [title] }),
    paragraph(`Hello ${name}, ${lead}`),
    ...more.map(paragraph),
    paragraph(`This link signs you in. It works once, for ${INVITATION_DAYS} days.`),
    button({ label: deed, href: url }),
    paragraph(`To set it up on another device, open ${elsewhere} there and type your email address and this code:`),
    figure(code),
    note('Later, ask for a new link with this email address here:'),
    links([{ label: 'Sign in another time', href: signIn }]),
  ],
})

interface SignInFacts {
  /** Undefined: she is gone. */
  tenant: ReportTenant | undefined
  /** Undefined: no longer kept. */
  link: SignInLink | undefined
  /** She is to set up her site. */
  setUp: boolean
  url: string
  code: string
}

async function readAll(env: PlatformEnv, sql: Sql, { tenantId, occasion }: DueMail): Promise<SignInFacts> {
  const id = { tenantId, linkId: occasion }
  const [tenant, link, setUp] = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectSignInLink(tx, id), selectSetUp(tx, tenantId)]),
  )
  const [token, code] = await Promise.all([signSignIn(env.LINK_SECRET, id), signInCode(env.LINK_SECRET, id)])
  return { tenant, link, setUp: setUp !== undefined, url: env.PLATFORM_URL + signInPath(token), code }
}
