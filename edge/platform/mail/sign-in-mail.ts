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
import { mailLayout } from '../html/mail-layout.ts'
import { signInCode } from '../keys/sign-in-code.ts'
import { signSignIn } from '../keys/sign-in-link.ts'
import { typedAddress } from './addresses.ts'
import type { Mail } from './mail.ts'

/** The mail with a link to sign in, and the code for mail programs that open links in a browser of their own; `occasion` is the link's id. */
export async function renderSignInMail(env: PlatformEnv, sql: Sql, due: DueMail): Promise<Mail | undefined> {
  const { tenant, link, url, code } = await readAll(env, sql, due)
  if (!tenant || !link) return undefined
  const lead = `This link signs you in. It works once, for ${SIGN_IN_MINUTES} minutes. If you didn’t ask for it, you can ignore this email.`
  const help = 'If the link opens in the wrong place, type this code on the page where you asked for it:'
  return {
    mailId: due.mailId,
    fromName: 'Appointments',
    to: tenant.contactEmail,
    subject: 'Your sign-in link',
    ...mailLayout({
      title: 'Your sign-in link',
      preheader: `It works once, for ${SIGN_IN_MINUTES} minutes.`,
      locale: tenant.locale,
      blocks: [
        opening({ lines: ['Sign in'] }),
        paragraph(lead),
        button({ label: 'Sign in', href: url }),
        ...(link.isInvitation ? [] : [paragraph(help), figure(code)]),
      ],
    }),
  }
}

/** What an invitation promises: an app beside a site that is there, or a site to set up. */
const READY = {
  title: 'Your page is ready',
  lead: 'everything is ready for you: requests, diary and what works, in one app for your phone.',
  deed: 'Sign in',
}
const SET_UP = {
  title: 'Set up your site',
  lead: 'your own site is six steps away: name, city, words, photos, hours and look. A few minutes each, on your phone.',
  deed: 'Begin',
}

/** The first mail of all: where she signs in, with a link that does it once. */
export async function renderInvitationMail(env: PlatformEnv, sql: Sql, due: DueMail): Promise<Mail | undefined> {
  const { tenant, link, setUp, url, code } = await readAll(env, sql, due)
  if (!tenant || !link) return undefined
  const { title, lead: promise, deed } = setUp ? SET_UP : READY
  const signIn = env.PLATFORM_URL + signInPath()
  const lead = `Hello ${tenant.name}, ${promise}`
  const once = `This link signs you in. It works once, for ${INVITATION_DAYS} days.`
  const elsewhere = `To set it up on another device, open ${typedAddress(env, signInCodePath())} there and type your email address and this code:`
  const later = 'Later, ask for a new link with this email address here:'
  return {
    mailId: due.mailId,
    fromName: 'Appointments',
    to: tenant.contactEmail,
    subject: title,
    ...mailLayout({
      title,
      preheader: `The link works once, for ${INVITATION_DAYS} days.`,
      locale: tenant.locale,
      blocks: [
        opening({ lines: [title] }),
        paragraph(lead),
        ...(setUp ? [paragraph('Stop any time and go on later. Nothing is public before you say that it’s ready.')] : []),
        paragraph(once),
        button({ label: deed, href: url }),
        paragraph(elsewhere),
        figure(code),
        note(later),
        links([{ label: 'Sign in another time', href: signIn }]),
      ],
    }),
  }
}

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
