import { selectAppLook } from '../../../db/queries/app-look.ts'
import {
  beginSignIn,
  completeSignIn,
  countSignInAsk,
  nameDevice,
  type SignInLink,
  selectSignInLink,
  trySignInCode,
} from '../../../db/queries/sign-in.ts'
import { dashboardPath, signInCodePath } from '../../../tenants/contract/urls.ts'
import { networkOf } from '../../http/network-of.ts'
import { seeOther } from '../../http/see-other.ts'
import { FONTS_COOKIE } from '../app/first-script.ts'
import { readLook } from '../app/looks.ts'
import { readDestination } from '../app/read-destination.ts'
import { keyedHash } from '../keys/keyed-hash.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { findLinkOfCode, signInCode } from '../keys/sign-in-code.ts'
import { readSignInLink } from '../keys/sign-in-link.ts'
import { typedAddress } from '../mail/addresses.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { askingBrowser, readAskingBrowser } from './asking-browser.ts'
import { deviceWords } from './device-words.ts'
import { makeSession } from './session.ts'
import { signInLinkPage } from './sign-in-link-page.tsx'
import { expiredLinkPage, signInAddress } from './sign-in-pages.tsx'

const EMAIL_LENGTH_MAX = 254

/**
 * The same answer for every address, and the same work before it: nobody learns whose address it is. Throws where Postgres is away, so that nobody is
 * told of a link that cannot come.
 */
export async function askForLink(
  env: PlatformEnv,
  { request, form, waitUntil }: { request: Request; form: FormData; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const typed = form.get('email')
  const email = typeof typed === 'string' ? typed.trim().slice(0, EMAIL_LENGTH_MAX) : ''
  const goTo = readDestination(form.get('to'))
  const hashOf = (purpose: string, text: string) => keyedHash(env.LINK_SECRET, { tenantId: '', purpose }, text)
  const [addressHash, networkHash, { cookie, browserHash }] = await Promise.all([
    hashOf('sign-in ask', email.toLowerCase()),
    hashOf('sign-in network', networkOf(request.headers.get('cf-connecting-ip') ?? '')),
    askingBrowser(request),
  ])
  const isAllowed = await withPostgres(env, (sql) => countSignInAsk(sql, { addressHash, networkHash, browserHash }))
  if (isAllowed) waitUntil(withPostgres(env, (sql) => beginSignIn(sql, { email, browserHash, goTo })).then(() => sendDueMails(env)))
  const answer = seeOther(signInAddress({ said: isAllowed ? 'sent' : 'often', to: goTo }))
  answer.headers.append('Set-Cookie', cookie)
  return answer
}

/** GET shows a button and does nothing: mail scanners follow links. Of an invitation it shows the code too, for another device. */
export async function showSignInLink(env: PlatformEnv, token: string): Promise<Response> {
  const id = await readSignInLink(linkSecrets(env), token)
  if (!id) return expiredLinkPage(undefined)
  const [link, look] = await inTenant(env, { tenantId: id.tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectSignInLink(tx, id), selectAppLook(tx, id.tenantId)]),
  )
  const shown = { look: readLook(look), to: link?.goTo ?? undefined }
  if (!link?.isInvitation || !link.isOpen) return signInLinkPage({ ...shown, elsewhere: undefined })
  const elsewhere = { code: await signInCode(env.LINK_SECRET, id), page: typedAddress(env, signInCodePath()) }
  return signInLinkPage({ ...shown, elsewhere })
}

export async function useSignInLink(env: PlatformEnv, { token, request }: { token: string; request: Request }): Promise<Response> {
  const link = await readSignInLink(linkSecrets(env), token)
  if (!link) return expiredLinkPage(undefined)
  return (await openSession(env, { link, request })) ?? expiredLinkPage((await readLink(env, link))?.goTo ?? undefined)
}

/** The code of a mail, typed in the browser that asked for it; or that of an invitation, with her address. Every failure is answered alike. */
export async function useSignInCode(env: PlatformEnv, { request, form }: { request: Request; form: FormData }): Promise<Response> {
  const text = (name: string) => String(form.get(name) ?? '')
  const isInvitation = form.has('email')
  const by = isInvitation ? { email: text('email').slice(0, EMAIL_LENGTH_MAX) } : { browserHash: await readAskingBrowser(request) }
  const links = by.email === undefined && by.browserHash === undefined ? [] : await withPostgres(env, (sql) => trySignInCode(sql, by))
  const link = await findLinkOfCode(linkSecrets(env), links, text('code'))
  const wrong = () =>
    seeOther(isInvitation ? `${signInCodePath()}?said=wrong` : signInAddress({ said: 'wrong', to: readDestination(form.get('to')) }))
  return link === undefined ? wrong() : ((await openSession(env, { link, request })) ?? wrong())
}

interface LinkId {
  tenantId: string
  linkId: string
}

/** Uses the link up, and leads her where she was going. Undefined: it has been used, or is too old. */
async function openSession(env: PlatformEnv, { link, request }: { link: LinkId; request: Request }): Promise<Response | undefined> {
  const { cookie, tokenHash } = await makeSession(new URL(request.url))
  if (!(await withPostgres(env, (sql) => completeSignIn(sql, { ...link, tokenHash })))) return undefined
  const device = deviceWords(request.headers.get('user-agent') ?? '')
  await inTenant(env, { tenantId: link.tenantId, role: 'companion_ingest' }, (tx) => nameDevice(tx, link.tenantId, { tokenHash, device }))
  const goTo = (await readLink(env, link))?.goTo
  const answer = seeOther(readDestination(goTo) ?? dashboardPath())
  for (const each of [cookie, FONTS_COOKIE]) answer.headers.append('Set-Cookie', each)
  return answer
}

const readLink = (env: PlatformEnv, link: LinkId): Promise<SignInLink | undefined> =>
  inTenant(env, { tenantId: link.tenantId, role: 'companion_read' }, (tx) => selectSignInLink(tx, link))
