import { html } from 'hono/html'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectWeeklyReportWanted, upsertWeeklyReportWanted } from '../../../db/queries/sign-in.ts'
import { dashboardPath, preferencesPath, signOutPath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import { PhoneCards, readPhoneSettings } from '../app/push/phone-cards.tsx'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { readPreferencesLink } from '../keys/preferences-link.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { deskPage } from './desk-frame.ts'

export async function showSettings(env: PlatformEnv, tenantId: string, said?: string): Promise<Response> {
  const [tenant, isWanted, phone] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectWeeklyReportWanted(tx, tenantId), readPhoneSettings(env, tx, tenantId)]),
  )
  if (!tenant) throw new Error('A session without a tenant.')
  const body = html`${statusLine(said)}
    <section class="card"><h2>Email settings</h2><p>Emails go to ${tenant.contactEmail}. You always get the ones about requests.</p>${weeklyForm(isWanted)}</section>
    ${PhoneCards(phone)}
    <section class="card"><h2>Your data</h2><p>Everything that is counted, as a file for a spreadsheet.</p><p class="actions"><a class="button quiet" href="${dashboardPath('export.csv')}">Download the days</a></p></section>
    <section class="card"><h2>Devices</h2><p>Signs you out everywhere, on this device too, and ends the address of your calendar feed. You’ll find the new one under Requests.</p><form method="post" action="${signOutPath()}"><button class="quiet" name="everywhere" value="yes">Sign out everywhere</button></form></section>`
  return deskPage({ tenant, here: 'settings', title: 'Settings', body })
}

export async function saveSettings(env: PlatformEnv, tenantId: string, form: FormData): Promise<Response> {
  await setWeekly(env, tenantId, form.get('weekly') === 'yes')
  return seeOther(`${dashboardPath('settings')}?said=saved`)
}

/** The same settings behind the link of a mail, without signing in. */
export async function showPreferences(env: PlatformEnv, token: string, said?: string): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  const isWanted = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectWeeklyReportWanted(tx, tenantId))
  return document({
    title: 'Email settings',
    body: html`<main class="narrow" id="content"><h1>Email settings</h1>${statusLine(said)}
      <section class="card"><p>You always get the emails about requests.</p>${weeklyForm(isWanted)}</section></main>`,
  })
}

export async function savePreferences(env: PlatformEnv, { token, form }: { token: string; form: FormData }): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  await setWeekly(env, tenantId, form.get('weekly') === 'yes')
  return seeOther(`${preferencesPath(token)}?said=saved`)
}

/** POST from a mail program: List-Unsubscribe=One-Click (RFC 8058). */
export async function unsubscribe(env: PlatformEnv, token: string): Promise<Response> {
  const tenantId = await readPreferencesLink(linkSecrets(env), token)
  if (tenantId === undefined) return brokenLink()
  await setWeekly(env, tenantId, false)
  return showPreferences(env, token, 'unsubscribed')
}

const SAID = new Map([
  ['saved', 'Saved.'],
  ['unsubscribed', 'You won’t get the weekly email any more.'],
])
const statusLine = (said = ''): Html | string => (SAID.has(said) ? html`<p role="status" class="card good">${SAID.get(said)}</p>` : '')

const setWeekly = (env: PlatformEnv, tenantId: string, isWanted: boolean): Promise<void> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => upsertWeeklyReportWanted(tx, tenantId, isWanted))

const weeklyForm = (
  isWanted: boolean,
): Html => html`<form method="post"><div class="field"><label for="weekly">The weekly email, Mondays at eight</label>
  <select id="weekly" name="weekly"><option value="yes" ${isWanted ? 'selected' : ''}>send it</option><option value="no" ${isWanted ? '' : 'selected'}>don’t send it</option></select></div><button>Save</button></form>`

const brokenLink = (): Promise<Response> =>
  document({
    title: 'Not found',
    status: 404,
    body: html`<main class="narrow" id="content"><h1>This link is not complete</h1><p>Open it from the mail once more.</p></main>`,
  })
